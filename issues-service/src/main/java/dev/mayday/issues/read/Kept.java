package dev.mayday.issues.read;

import dev.mayday.issues.recent.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How figures of an issue `i` in a window are had without counting: as pieces of SQL, with the
/// parameters of [Counts#scope].
///
/// Figures are kept for three spans. Another window is ordered by the shortest of them that holds
/// it, one of more than 30 days by those, and counted where a number must be right.
///
/// @param span by which it is ordered
/// @param isExact it is the window
/// @param environments how many names parameter 4 lists, each once; -1 when they are all meant
record Kept(Span span, boolean isExact, int environments) {

    private static final int EVERYWHERE = -1;

    /// So many environments are joined each by itself: then the planner knows that most issues are
    /// in one of them. A sum over many is a row of which it expects little.
    private static final int MOST_JOINED = 4;

    /// As row `f` of an issue: events, users, and in how many places there are any of these.
    private static final String OF_ALL =
            """
            LEFT JOIN (SELECT r.project_id, r.issue_id, r.%1$s AS events, r.%2$s AS users, 1 AS places
                         FROM issue_recent r WHERE r.environment = -1) AS f
              ON f.project_id = i.project_id AND f.issue_id = i.id
            """;

    /// In the environment with this name.
    private static final String IN_ONE =
            """
            LEFT JOIN (SELECT r.project_id, r.issue_id, r.%1$s AS events, r.%2$s AS users
                         FROM environment e JOIN issue_recent r ON r.project_id = e.project_id AND r.environment = e.id
                        WHERE e.name = ($4::text[])[%3$d]) AS f%3$d
              ON f%3$d.project_id = i.project_id AND f%3$d.issue_id = i.id
            """;

    private static final String SUM =
            "CROSS JOIN LATERAL (SELECT %s AS events, %s AS users, %s AS places) AS f\n";

    private static final String IN_MANY =
            """
            LEFT JOIN (SELECT r.project_id, r.issue_id, sum(r.%1$s)::bigint AS events, sum(r.%2$s)::bigint AS users,
                              count(*) FILTER (WHERE r.%2$s > 0) AS places
                         FROM environment e JOIN issue_recent r ON r.project_id = e.project_id AND r.environment = e.id
                        WHERE e.name = ANY ($4) AND e.project_id IN (%3$s) AND r.%1$s > 0
                        GROUP BY 1, 2) AS f
              ON f.project_id = i.project_id AND f.issue_id = i.id
            """;

    /// One issue is looked up after the other. `ids` are the environments, the one with most users
    /// first, `most` is the number of those.
    private static final String OF_FEW_SOMEWHERE =
            """
            CROSS JOIN LATERAL (
                       SELECT sum(r.%1$s)::bigint AS events, sum(r.%2$s)::bigint AS users,
                              count(*) FILTER (WHERE r.%2$s > 0) AS places, max(r.%2$s) AS most,
                              array_agg(e.id ORDER BY r.%2$s DESC, e.id) AS ids
                         FROM environment e JOIN issue_recent r ON r.project_id = e.project_id AND r.environment = e.id
                        WHERE e.name = ANY ($4) AND e.project_id = i.project_id AND r.issue_id = i.id) AS f
            """;

    /// For order. Users of several environments are added up: one who was in two counts twice.
    static final String EVENTS = "coalesce(f.events, 0)";

    static final String USERS = "coalesce(f.users, 0)";

    /// Nobody can be told apart in the sum over several environments.
    private static final String TOLD_APART =
            "CASE WHEN f.places > 1 THEN (%s) ELSE " + USERS + " END";

    /// To the users of the environment with most come those who were in others alone: the many are
    /// not read.
    private static final String MOST_AND_OTHERS =
            """
            f.most + (SELECT count(DISTINCT s.user_hash) FROM issue_user s
                       WHERE s.project_id = i.project_id AND s.issue_id = i.id AND s.last_seen >= $1
                         AND s.environment = ANY (f.ids[2:])
                         AND NOT EXISTS (
                             SELECT 1 FROM issue_user m
                              WHERE m.project_id = s.project_id AND m.issue_id = s.issue_id
                                AND m.user_hash = s.user_hash AND m.environment = f.ids[1]
                                AND m.last_seen >= $1 OFFSET 0))""";

    /// @param environments names; null for all
    static Kept of(Period.Window window, @Nullable List<String> environments) {
        var length = Duration.between(window.from(), window.to());
        var span =
                Arrays.stream(Span.values())
                        .filter(each -> each.length().compareTo(length) >= 0)
                        .min(Comparator.comparing(Span::length))
                        .orElse(Span.MONTH);
        var count = environments == null ? EVERYWHERE : environments.size();
        return new Kept(span, span.length().equals(length), count);
    }

    /// To be put behind issue `i`, in a list.
    ///
    /// @param projects ids of those that the list is about, as a query
    String join(String projects) {
        if (environments == EVERYWHERE) return OF_ALL.formatted(span.events(), span.users());
        if (environments > MOST_JOINED)
            return IN_MANY.formatted(span.events(), span.users(), projects);
        var joins = new StringBuilder();
        for (int i = 1; i <= environments; i++)
            joins.append(IN_ONE.formatted(span.events(), span.users(), i));
        return joins.append(
                        SUM.formatted(
                                sum("coalesce(f%d.events, 0)"),
                                sum("coalesce(f%d.users, 0)"),
                                sum("(coalesce(f%d.users, 0) > 0)::int")))
                .toString();
    }

    private String sum(String ofOne) {
        var each = IntStream.rangeClosed(1, environments).mapToObj(ofOne::formatted);
        return Stream.concat(Stream.of("0"), each).collect(Collectors.joining(" + "));
    }

    /// To be put behind issue `i`, of which there are only few, named by their ids.
    String joinToFew() {
        return (environments == EVERYWHERE ? OF_ALL : OF_FEW_SOMEWHERE)
                .formatted(span.events(), span.users());
    }

    /// The issue has events in the window in one of the environments, if any are named.
    String isThere() {
        if (environments == EVERYWHERE) return "true";
        return isExact
                ? "f.events > 0"
                : "i.last_seen >= $1 AND EXISTS (SELECT " + Counts.BUCKETS + ")";
    }

    /// The very number.
    String events() {
        return isExact ? EVENTS : Counts.EVENTS;
    }

    String users() {
        return users(Counts.USERS);
    }

    /// The same behind [#joinToFew].
    String usersOfFew() {
        return users(MOST_AND_OTHERS);
    }

    private String users(String toldApart) {
        if (!isExact) return Counts.USERS;
        return environments > 1 ? TOLD_APART.formatted(toldApart) : USERS;
    }
}
