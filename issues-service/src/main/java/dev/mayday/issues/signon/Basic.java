package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// How this installation proves to a provider that it is its client (RFC 6749, 2.3.1).
final class Basic {

    private Basic() {}

    /// Empty for a public client.
    static String of(Provider provider) {
        return provider.clientSecret()
                .map(secret -> Wire.encoded(provider.clientId()) + ":" + Wire.encoded(secret))
                .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair))
                .orElse("");
    }
}
