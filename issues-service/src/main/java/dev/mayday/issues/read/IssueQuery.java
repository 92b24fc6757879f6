package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of the search language (semantics 10) that the issue list understands: `is:` and free
/// words.
///
/// @param status null for any
/// @param substatus null for any
/// @param words each must be somewhere in title, message or culprit
public record IssueQuery(@Nullable String status, @Nullable String substatus, List<String> words) {

    /// A quoted phrase, or a run without blanks.
    private static final Pattern TERM = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /// `field:value`, but neither `KeyError:` nor `http://…`, which are pasted text.
    private static final Pattern FILTER = Pattern.compile("(!?[A-Za-z][\\w.]*):((?!//).+)");

    private static final int LONGEST = 2_000;
    private static final int MOST_WORDS = 50;

    private static final Map<String, String> STATUSES =
            Map.of(
                    "unresolved", "unresolved",
                    "resolved", "resolved",
                    "archived", "archived",
                    "ignored", "archived",
                    "muted", "archived");

    private static final List<String> SUBSTATUSES =
            List.of("new", "ongoing", "escalating", "regressed");

    private static final String KNOWN =
            "allowed: unresolved, resolved, archived, ignored, new, ongoing, escalating, regressed";

    public IssueQuery {
        words = List.copyOf(words);
    }

    /// @param status unresolved, resolved, archived or all
    /// @param text words, taken as they are; null for none
    /// @throws Refused 400
    public static IssueQuery of(@Nullable String status, @Nullable String text) {
        var word = status == null || status.isEmpty() ? "unresolved" : status;
        if (!word.equals("all") && !STATUSES.containsKey(word)) {
            throw Refused.invalid("status: one of unresolved, resolved, archived, all");
        }
        var words =
                text == null || text.isBlank()
                        ? List.<String>of()
                        : List.of(text.strip().split("\\s+"));
        return checked(
                new IssueQuery(word.equals("all") ? null : STATUSES.get(word), null, words), text);
    }

    /// @throws Refused 400 with the column of the term that is not understood
    public static IssueQuery parse(String query) {
        var parsed = new IssueQuery(null, null, List.of());
        for (var term = TERM.matcher(query); term.find(); ) parsed = parsed.with(term);
        return checked(parsed, query);
    }

    private IssueQuery with(Matcher term) {
        if (term.group(1) != null) return withWord(term.group(1).replaceAll("\\\\(.)", "$1"));
        var filter = FILTER.matcher(term.group(2));
        if (!filter.matches()) return withWord(term.group(2));
        int column = term.start() + 1;
        if (filter.group(1).equals("is"))
            return is(filter.group(2).toLowerCase(Locale.ROOT), column);
        throw Refused.invalid(
                "column %d: unknown field \"%s\"; allowed: is, and words of the title. Quote it to search for it as text"
                        .formatted(column, filter.group(1)));
    }

    private IssueQuery is(String value, int column) {
        if (STATUSES.containsKey(value))
            return new IssueQuery(STATUSES.get(value), substatus, words);
        if (SUBSTATUSES.contains(value)) return new IssueQuery("unresolved", value, words);
        throw Refused.invalid(
                "column %d: unknown value \"%s\" for is; %s".formatted(column + 3, value, KNOWN));
    }

    private IssueQuery withWord(String word) {
        if (word.isBlank()) return this;
        var more = new ArrayList<>(words);
        more.add(word);
        return new IssueQuery(status, substatus, more);
    }

    private static IssueQuery checked(IssueQuery query, @Nullable String text) {
        boolean tooLong = text != null && text.length() > LONGEST;
        if (!tooLong && query.words.size() <= MOST_WORDS) return query;
        throw Refused.invalid("query: at most 2000 characters and 50 terms");
    }

    /// For `ILIKE ALL`; null when there is nothing to look for.
    String @Nullable [] patterns() {
        if (words.isEmpty()) return null;
        return words.stream()
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }
}
