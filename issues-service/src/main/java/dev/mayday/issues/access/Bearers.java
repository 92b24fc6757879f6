package dev.mayday.issues.access;

import dev.mayday.front.ServiceTokens;
import dev.mayday.issues.Refused;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who is behind a bearer. Asked anew at each request, so that what was taken from a person is gone
/// at once.
@ApplicationScoped
public class Bearers {

    private final List<BearerKind> kinds;

    Bearers(@All List<BearerKind> kinds) {
        this.kinds = kinds;
    }

    /// @param authorization the header, null when there was none
    /// @param address whence; empty when unknown
    /// @return the caller; fails with [Refused] 401
    public Uni<Caller> find(@Nullable String authorization, String address) {
        var secret = secret(authorization);
        if (secret.isEmpty()) return Uni.createFrom().failure(Refused.anonymous());
        return kinds.stream()
                .filter(kind -> kind.knows(secret))
                .findFirst()
                .orElseThrow()
                .find(secret, address);
    }

    /// The same when nobody knows whence.
    public Uni<Caller> find(@Nullable String authorization) {
        return find(authorization, "");
    }

    /// Empty when the header is none of ours.
    public static String secret(@Nullable String authorization) {
        if (authorization == null) return "";
        var words = authorization.strip().split("\\s+", 2);
        var scheme = words[0].toLowerCase(Locale.ROOT);
        boolean known = scheme.equals("bearer") || scheme.equals("token");
        return known && words.length == 2 ? words[1] : "";
    }

    /// The secret between the services.
    @Singleton
    @Priority(100)
    record OfServices(ServiceTokens services) implements BearerKind {

        @Override
        public boolean knows(String secret) {
            return services.knows(secret);
        }

        @Override
        public Uni<Caller> find(String secret, String address) {
            return Uni.createFrom().item(new Caller.Service());
        }
    }
}
