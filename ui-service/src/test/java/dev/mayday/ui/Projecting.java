package dev.mayday.ui;

import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.contracts.issues.ProjectsApi.KeyUse;
import dev.mayday.contracts.issues.ProjectsApi.Removed;
import dev.mayday.contracts.issues.ProjectsApi.Scrubbing;
import dev.mayday.contracts.issues.ProjectsApi.Settings;
import dev.mayday.contracts.issues.ProjectsApi.Team;
import dev.mayday.contracts.issues.ProjectsApi.Weight;
import dev.mayday.contracts.issues.TokensApi.Made;
import dev.mayday.contracts.issues.TokensApi.Token;
import dev.mayday.contracts.issues.TokensApi.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the neighbors say of projects, their keys and tokens.
final class Projecting {

    static final String FIRST = "0123456789abcdef0123456789abcdef";
    static final String SECOND = "42".repeat(16);
    static final String SECRET = "sntryu_" + "ab".repeat(32);

    private Projecting() {}

    static void in(NeighborServer neighbor) {
        for (var project : Fixtures.projects()) {
            var at = "/internal/projects/" + project.slug();
            neighbor.answers("GET " + at + "/settings", settings(project.slug(), true))
                    .answers("GET " + at + "/removal", new Weight(12, 3_456, 2));
        }
        neighbor.answers("GET /internal/projects/removed", List.of())
                .answers("GET /internal/tokens", tokens(true));
    }

    static Settings settings(String slug, boolean changeable) {
        var keys = List.of(key(FIRST, "Default", true), key(SECOND, "Old server", false));
        return settings(slug, keys, changeable);
    }

    static Settings settings(String slug, List<Key> keys) {
        return settings(slug, keys, true);
    }

    private static Settings settings(String slug, List<Key> keys, boolean changeable) {
        return new Settings(
                1,
                slug,
                "Document API",
                "python",
                List.of("https://example.com", "*.example.org"),
                new Scrubbing(true, true, false, List.of("konto"), List.of("extra.tokens_used")),
                List.of(new Team(3, "payments", "Payments")),
                keys,
                Fixtures.ago(Duration.ofDays(40)),
                changeable,
                changeable);
    }

    static Key key(String key, String label, boolean active) {
        var dsn = "http://" + key + "@localhost:9000/1";
        return new Key(key, label, active, dsn, Fixtures.ago(Duration.ofDays(30)), use(active));
    }

    private static KeyUse use(boolean active) {
        var lately = Fixtures.ago(Duration.ofMinutes(4));
        return active
                ? new KeyUse(lately, null, 0, null)
                : new KeyUse(null, Fixtures.ago(Duration.ofHours(3)), 1_234, lately);
    }

    static Removed removed() {
        var at = Fixtures.ago(Duration.ofHours(2));
        return new Removed(
                42, "billing", "Billing", at, at.plus(Duration.ofDays(7)), new Weight(3, 40, 1));
    }

    static Tokens tokens(boolean administrates) {
        return new Tokens(
                List.of(
                        token(7, "laptop", Duration.ofDays(5)),
                        token(8, "old script", Duration.ofDays(-1))),
                administrates ? List.of(token(9, "build server", null)) : null,
                List.of("org:read", "org:ci", "project:read", "event:read", "event:write"),
                "http://localhost:9000",
                "acme");
    }

    static Token token(long id, String name, @Nullable Duration left) {
        return new Token(
                id,
                name,
                "sntryu_…abab",
                List.of("org:read", "event:read"),
                id == 9 ? List.of("shop") : null,
                id == 9 ? List.of("192.0.2.0/24") : null,
                "Ana Torres",
                Fixtures.ago(Duration.ofDays(80)),
                left == null ? null : Instant.now().plus(left),
                id == 8 ? null : Fixtures.ago(Duration.ofMinutes(20)));
    }

    static Made made() {
        return new Made(SECRET, token(10, "laptop", Duration.ofDays(90)));
    }
}
