package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders of the issue list, greatest first; ties by id (semantics 10.6).
public enum Sort {
    LAST_SEEN("i.last_seen", "timestamptz"),
    FIRST_SEEN("i.first_seen", "timestamptz"),
    EVENTS(Kept.EVENTS, "bigint"),
    USERS(Kept.USERS, "bigint"),

    /// Users in the period × 0.5^(hours since last seen / 24). By its logarithm, in which time is
    /// a summand that is the same for all: so the order stays while somebody turns pages.
    IMPACT(
            """
            (SELECT CASE WHEN affected.users = 0 THEN 0
                         ELSE floor(1e9 * (ln(affected.users) / ln(2) + extract(epoch FROM i.last_seen)::float8 / 86400))::bigint
                    END
               FROM (SELECT (%s)::float8 AS users) AS affected)"""
                    .formatted(Kept.USERS),
            "bigint");

    private static final Map<String, Sort> WORDS =
            Map.of(
                    "lastSeen", LAST_SEEN,
                    "firstSeen", FIRST_SEEN,
                    "events", EVENTS,
                    "users", USERS,
                    "impact", IMPACT);

    /// What the web API calls them.
    private static final Map<String, Sort> API_WORDS =
            Map.of(
                    "date", LAST_SEEN,
                    "new", FIRST_SEEN,
                    "freq", EVENTS,
                    "user", USERS,
                    "impact", IMPACT);

    final String expression;
    final String type;

    Sort(String expression, String type) {
        this.expression = expression;
        this.type = type;
    }

    /// @throws Refused 400
    public static Sort of(@Nullable String word) {
        return among(WORDS, word);
    }

    /// @throws Refused 400
    public static Sort ofApi(@Nullable String word) {
        return among(API_WORDS, word);
    }

    boolean isTime() {
        return type.equals("timestamptz");
    }

    private static Sort among(Map<String, Sort> words, @Nullable String word) {
        if (word == null || word.isEmpty()) return LAST_SEEN;
        var sort = words.get(word);
        if (sort == null)
            throw Refused.invalid("sort: one of " + words.keySet().stream().sorted().toList());
        return sort;
    }
}
