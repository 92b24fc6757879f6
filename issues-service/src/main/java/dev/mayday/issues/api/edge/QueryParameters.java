package dev.mayday.issues.api.edge;

import dev.mayday.issues.Refused;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a query must not say, because it would be answered with something else than was asked for.
///
/// A name that nobody knows is passed over, as Sentry does: clients send more than any server
/// reads. Where no such client exists, a resource refuses it ([#allow]).
public final class QueryParameters {

    /// Of a parameter that comes twice, only one would be carried out. `project`, `environment`,
    /// `id`, `field` and the like are lists.
    private static final List<String> READ_ONCE =
            List.of(
                    "action",
                    "actor",
                    "by",
                    "cursor",
                    "end",
                    "event",
                    "format",
                    "from",
                    "issue",
                    "key",
                    "limit",
                    "object",
                    "orTeamAdmin",
                    "per_page",
                    "period",
                    "query",
                    "scope",
                    "sort",
                    "start",
                    "statsPeriod",
                    "status",
                    "timeZone",
                    "to",
                    "until");

    private static final List<String> SIZES = List.of("limit", "per_page");

    /// How many are too many is the business of who answers.
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}");

    private static final int MOST_LETTERS = 60;

    private QueryParameters() {}

    /// @param said decoded; an empty value is none
    /// @return what is wrong, beginning with the parameter; null when nothing is
    static @Nullable String fault(MultiMap said) {
        for (var name : READ_ONCE) {
            if (said.getAll(name).size() > 1) return name + ": given more than once";
        }
        for (var name : SIZES) {
            var size = said.get(name);
            if (isSaid(size) && !SIZE.matcher(size).matches())
                return name + ": a number from 1 to 100";
        }
        var sizes = SIZES.stream().map(said::get).filter(QueryParameters::isSaid).distinct();
        return sizes.count() > 1 ? "per_page: another number than limit" : null;
    }

    private static boolean isSaid(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /// @throws Refused 400, naming the first parameter that would be ignored
    public static void allow(UriInfo request, Set<String> known) {
        for (var name : request.getQueryParameters().keySet()) {
            if (known.contains(name)) continue;
            var allowed = known.isEmpty() ? "" : "; allowed: " + String.join(", ", sorted(known));
            throw Refused.invalid(cut(name) + ": no parameter of this resource" + allowed);
        }
    }

    private static Set<String> sorted(Set<String> names) {
        return new TreeSet<>(names);
    }

    private static String cut(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS);
    }
}
