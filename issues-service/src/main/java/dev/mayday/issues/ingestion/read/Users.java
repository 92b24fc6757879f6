package dev.mayday.issues.ingestion.read;

import dev.mayday.issues.event.model.UserKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Turns users into what may be kept of them: half of an HMAC under the installation's secret
/// (semantics 11.4). Belongs to one thread.
public final class Users {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT = 16;

    private final Mac mac;

    /// @param secret of the installation
    public Users(byte[] secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /// Null when the event counts for no user: it names none, and came from no address.
    byte @Nullable [] hash(long projectId, @Nullable UserKey user) {
        if (user == null) return null;
        var text = projectId + ":" + user.text();
        return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), KEPT);
    }
}
