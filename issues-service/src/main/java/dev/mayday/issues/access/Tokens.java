package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes personal API tokens.
@ApplicationScoped
public class Tokens {

    private static final Duration LIFE = Duration.ofDays(90);

    private final TokenEntity.Repository tokens;
    private final Surroundings surroundings;

    Tokens(TokenEntity.Repository tokens, Surroundings surroundings) {
        this.tokens = tokens;
        this.surroundings = surroundings;
    }

    /// A token of an account; the secret is answered once and never again. Fails with [Refused] 400
    /// when the request is not understood.
    @WithTransaction("issues")
    public Uni<String> create(
            long organization, long account, @Nullable String name, @Nullable List<String> words) {
        if (name == null || name.isBlank() || name.length() > 64) {
            throw Refused.invalid("name: 1 to 64 characters");
        }
        var scopes = scopes(words);
        var secret = Secrets.TOKEN_PREFIX + Secrets.random(surroundings.random());
        var token = draft(name.strip(), scopes, secret);
        token.organizationId = organization;
        token.accountId = account;
        return tokens.persistAndFlush(token).replaceWith(secret);
    }

    private TokenEntity draft(String name, String[] scopes, String secret) {
        var token = new TokenEntity();
        token.hash = Secrets.hash(secret);
        token.name = name;
        token.hint = Secrets.TOKEN_PREFIX + "…" + secret.substring(secret.length() - 4);
        token.scopes = scopes;
        token.createdAt = surroundings.now();
        token.expiresAt = token.createdAt.plus(LIFE);
        return token;
    }

    private static String[] scopes(@Nullable List<String> words) {
        var asked = words == null ? List.<String>of() : words;
        for (var word : asked) {
            if (Scope.of(word).isEmpty())
                throw Refused.invalid(
                        "scopes: unknown scope '%s'. Known: %s".formatted(word, known()));
        }
        if (asked.isEmpty()) throw Refused.invalid("scopes: at least one of " + known());
        return asked.stream().distinct().toArray(String[]::new);
    }

    private static String known() {
        return Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
    }
}
