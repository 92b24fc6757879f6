package dev.mayday.issues.access;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.Providers;
import dev.mayday.issues.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/// Whether people come in through a provider. Then no password opens a session any more, except at
/// break-glass (semantics 17.4).
@Singleton
public record SingleSignOn(Config config) {

    public boolean isConfigured() {
        return isGiven("mayday.oidc.issuer") || isGiven("mayday.oidc.providers");
    }

    /// What people know the providers by.
    public List<String> titles() {
        return Providers.of(key -> config.getOptionalValue(key, String.class).orElse(null))
                .all()
                .stream()
                .map(Provider::title)
                .toList();
    }

    /// For what is done with a password.
    ///
    /// @throws Refused 403 once a provider is configured
    public void requireLocal() {
        if (isConfigured())
            throw Refused.forbidden(
                    "People sign in through the provider here; break-glass is for when that is away.");
    }

    private boolean isGiven(String key) {
        return config.getOptionalValue(key, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }
}
