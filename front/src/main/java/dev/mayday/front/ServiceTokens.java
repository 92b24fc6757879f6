package dev.mayday.front;

import dev.mayday.contracts.ServiceAuth;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The secrets between the services. There may be several, so that one takes the place of another
/// while all services run: the first is sent, all are accepted. A file is read again when it
/// changes.
@Singleton
public class ServiceTokens {

    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);
    private static final int SHORTEST = 16;

    /// How often the file is looked at, at most.
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private record Read(List<String> tokens, @Nullable FileTime written, long lookedAt) {}

    private final @Nullable Path file;
    private final InstantSource clock;
    private volatile Read read;

    /// The file counts before what is given directly. Both are looked up one by one: whoever maps
    /// all of `mayday` says which other keys there are.
    @Inject
    ServiceTokens(
            @ConfigProperty(name = ServiceAuth.TOKEN_KEY) Optional<List<String>> tokens,
            @ConfigProperty(name = ServiceAuth.TOKEN_FILE_KEY) Optional<Path> file) {
        this(tokens.orElse(List.of()), file.orElse(null), InstantSource.system());
    }

    ServiceTokens(List<String> tokens, @Nullable Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.read = file == null ? new Read(checked(tokens), null, 0) : first(file);
    }

    /// For tests and for who has exactly one.
    public static ServiceTokens of(String token) {
        return new ServiceTokens(List.of(token), null, InstantSource.system());
    }

    /// The header with which we call another service. Ask for it anew for each call.
    public String bearer() {
        return ServiceAuth.bearer(now().getFirst());
    }

    /// Whether it is one of them, in a time that tells nothing about how near it is.
    public boolean knows(String token) {
        var given = sha256(token);
        boolean known = false;
        for (var one : now()) known |= MessageDigest.isEqual(given, sha256(one));
        return known;
    }

    private List<String> now() {
        var last = read;
        if (file == null || clock.millis() - last.lookedAt() < PRECISION.toMillis()) {
            return last.tokens();
        }
        return again(file).tokens();
    }

    /// What cannot be read, or holds nothing usable, leaves the tokens as they are: a rotation that
    /// went wrong must not stop what works.
    private synchronized Read again(Path file) {
        var last = read;
        try {
            var written = Files.getLastModifiedTime(file);
            var tokens = written.equals(last.written()) ? last.tokens() : content(file);
            read = new Read(tokens, written, clock.millis());
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.warnf("Service tokens not read again file=%s", file);
            read = new Read(last.tokens(), last.written(), clock.millis());
        }
        return read;
    }

    private Read first(Path file) {
        try {
            var written = Files.getLastModifiedTime(file);
            return new Read(content(file), written, clock.millis());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "mayday.service-token-file (MAYDAY_SERVICE_TOKEN_FILE) cannot be read: " + file,
                    unreadable);
        }
    }

    private static List<String> content(Path file) throws IOException {
        return checked(List.of(Files.readString(file).split("[\\s,]+")));
    }

    private static List<String> checked(List<String> tokens) {
        var given = tokens.stream().map(String::strip).filter(token -> !token.isEmpty()).toList();
        if (given.isEmpty() || given.stream().anyMatch(token -> token.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "mayday.service-token (MAYDAY_SERVICE_TOKEN, or the file that"
                            + " MAYDAY_SERVICE_TOKEN_FILE names) must hold one token or several,"
                            + " each of 16 characters or more");
        }
        return given;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
