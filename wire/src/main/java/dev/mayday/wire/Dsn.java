package dev.mayday.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// The two parts of a DSN that matter on arrival; host and path are not compared (protocol 1.3).
///
/// @param publicKey the user part, without the old secret
/// @param projectId the last segment of the path, as text
public record Dsn(String publicKey, String projectId) {

    /// Empty when the text has no key or no project.
    public static Optional<Dsn> parse(String text) {
        try {
            var uri = new URI(text.strip());
            var user = uri.getRawUserInfo();
            var path = uri.getRawPath();
            if (user == null || path == null) return Optional.empty();
            int colon = user.indexOf(':');
            var key = colon < 0 ? user : user.substring(0, colon);
            var project = path.substring(path.lastIndexOf('/') + 1);
            return key.isEmpty() || project.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Dsn(key, project));
        } catch (URISyntaxException notADsn) {
            return Optional.empty();
        }
    }
}
