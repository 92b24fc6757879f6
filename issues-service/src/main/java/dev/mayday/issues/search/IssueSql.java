package dev.mayday.issues.search;

import dev.mayday.issues.database.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query as a condition on issue `i` in project `p`. Whatever a person wrote stands in numbered
/// parameters; the text of the condition is made of constants alone.
public final class IssueSql {

    /// Stands where `OFFSET 0` makes a look what the planner carries out for one issue after the
    /// other; without, it may join the looks, or begin with all that they find.
    private static final String ANY_WAY = "/* any way */";

    private static final String TAG =
            "EXISTS (SELECT 1 FROM issue_tag t WHERE t.project_id = i.project_id AND t.issue_id = i.id AND %s"
                    + ANY_WAY
                    + ")";

    private static final String WORDS =
            "EXISTS (SELECT 1 FROM issue_text x WHERE x.project_id = i.project_id AND x.issue_id = i.id AND %s"
                    + ANY_WAY
                    + ")";

    /// Events first: each project is asked by its key, once.
    private static final String EVENT =
            "(i.project_id, i.id) IN (SELECT e.project_id, e.issue_id FROM event e WHERE e.project_id IN (%s) AND e.id = ANY (%s))";

    /// So many conditions on other tables may be joined in any order that the planner likes. How
    /// long it thinks about that grows faster than their number; further ones it has to take as
    /// they are.
    private static final int MOST_JOINED = 4;

    private static final String LIKE = "lower(%s) LIKE ANY (%s)";

    /// The same, of which the planner knows nothing. Its statistics of values are those of all tags
    /// together, by which it would take what one tag often is for rare.
    private static final String LIKE_OF_TAG = "CASE WHEN " + LIKE + " THEN true ELSE false END";

    private static final String ENVIRONMENT = "environment";
    private static final String OR = " OR ";

    private final List<@Nullable Object> parameters;
    private final Scope scope;
    private int joins;

    private IssueSql(List<@Nullable Object> parameters, Scope scope) {
        this.parameters = parameters;
        this.scope = scope;
    }

    /// What the list around the condition is about, in its own parameters.
    ///
    /// @param projects ids of those that are searched, as SQL
    /// @param since from when on an event counts, as SQL; empty for ever
    /// @param environments names of those whose events count, as SQL; null there for all
    /// @param eventsInPeriod number of an issue's events that count, as SQL
    /// @param usersInPeriod likewise
    public record Scope(
            Instant now,
            String projects,
            String since,
            String environments,
            String eventsInPeriod,
            String usersInPeriod) {}

    /// Both must be true.
    ///
    /// @param ofIssue what the issue itself says, with its project and figures
    /// @param looks what has to be looked up in its tags and texts; of `i` it needs the key alone
    /// @param parameters of both, after those that were there before
    public record Condition(String ofIssue, String looks, List<@Nullable Object> parameters) {

        /// What excludes nothing.
        private static final String ALL = "true";

        public Condition {
            parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        }

        public String sql() {
            return looks.equals(ALL) ? ofIssue : ofIssue + " AND " + looks;
        }

        /// For one issue after the other.
        public String oneByOne() {
            return looks.replace(ANY_WAY, " OFFSET 0");
        }
    }

    public static Condition of(Query query, List<@Nullable Object> before, Scope scope) {
        var writer = new IssueSql(new ArrayList<>(before), scope);
        var terms = query.term() instanceof Term.And(var all) ? all : List.of(query.term());
        var ofIssue = terms.stream().filter(term -> !isLook(term)).toList();
        var looks = terms.stream().filter(IssueSql::isLook).toList();
        return new Condition(
                writer.sql(new Term.And(ofIssue)),
                writer.sql(new Term.And(looks)),
                writer.parameters);
    }

    private static boolean isLook(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.stream().allMatch(IssueSql::isLook);
            case Term.Or(var terms) -> terms.stream().allMatch(IssueSql::isLook);
            case Term.Not(var inner) -> isLook(inner);
            case Term.Words _ -> true;
            case Term.Matches(var source, var _) -> isOfTag(source);
            case Term.Has(var sources) -> sources.stream().allMatch(IssueSql::isOfTag);
            case Term.Number _, Term.Time _, Term.Is _, Term.EventIds _, Term.Issue _ -> false;
        };
    }

    private String sql(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.isEmpty() ? Condition.ALL : joined(terms, " AND ");
            case Term.Or(var terms) -> terms.isEmpty() ? "false" : joined(terms, OR);
            case Term.Not(var inner) -> "NOT " + sql(inner);
            case Term.Words words -> words(List.of(words), " AND ");
            case Term.Matches matches -> matches(matches);
            case Term.Has(var sources) -> has(sources);
            case Term.Number(var source, var comparison, var values) ->
                    "(%s %s ANY (%s))"
                            .formatted(
                                    count(source),
                                    comparison.sign,
                                    parameter(values.toArray(Long[]::new)));
            case Term.Time(var source, var span) -> time(source, span.at(scope.now()));
            case Term.Is(var states) ->
                    states.stream().sorted().map(IssueSql::state).collect(joining(" OR "));
            case Term.EventIds(var ids) ->
                    EVENT.formatted(scope.projects(), parameter(ids.toArray(UUID[]::new)));
            case Term.Issue(var project, var number) ->
                    "(p.slug = %s AND i.number = %s)"
                            .formatted(parameter(project), parameter(number));
        };
    }

    /// All words are looked for in one row: so it is read once. Several tags of which one is enough
    /// are one look, too: as many looks beside each other would each be carried out for all issues.
    private String joined(List<Term> terms, String between) {
        var parts = new ArrayList<String>();
        var words = new ArrayList<Term.Words>();
        var tags = new ArrayList<String>();
        for (var term : terms) {
            if (term instanceof Term.Words some) words.add(some);
            else if (between.equals(OR) && isOfTag(term)) tags.add(tagged((Term.Matches) term));
            else parts.add(sql(term));
        }
        if (!tags.isEmpty()) parts.add(exists(tag(tags.stream().collect(joining(OR)))));
        if (!words.isEmpty()) parts.add(words(words, between));
        return parts.size() == 1 ? parts.getFirst() : parts.stream().collect(joining(between));
    }

    private String words(List<Term.Words> all, String between) {
        return exists(
                WORDS.formatted(
                        all.stream()
                                .map(words -> "x.text LIKE " + parameter(words.phrase().like()))
                                .collect(joining(between))));
    }

    private String exists(String condition) {
        return ++joins <= MOST_JOINED ? condition : "(" + condition + ") IS TRUE";
    }

    private static Collector<CharSequence, ?, String> joining(String between) {
        return Collectors.joining(between, "(", ")");
    }

    private static boolean isOfTag(Term term) {
        return term instanceof Term.Matches(var source, var _) && isOfTag(source);
    }

    private static boolean isOfTag(Source source) {
        return source instanceof Source.Tag || source instanceof Source.Indexed;
    }

    /// What is true of the row of a tag.
    private String tagged(Term.Matches term) {
        return switch (term.source()) {
            case Source.Tag(var key) ->
                    "(%s AND %s)"
                            .formatted(keyed(key), isOneOf("t.value", term.values(), LIKE_OF_TAG));
            case Source.Indexed(var keys, var _, var _, var _) ->
                    "(%s AND %s)"
                            .formatted(
                                    among(keys),
                                    isOneOf("t.value", term.values().shortened(), LIKE_OF_TAG));
            case Source.Text _, Source.IssueText _, Source.InEvent _ ->
                    throw unknownHere(term.source());
        };
    }

    private String matches(Term.Matches term) {
        return switch (term.source()) {
            case Source.Text(var sql, var _) -> isOneOf(sql, term.values(), LIKE);
            case Source.IssueText(var sql, var _) -> isOneOf(sql, term.values(), LIKE);
            case Source.Tag _, Source.Indexed _ -> exists(tag(tagged(term)));
            case Source.InEvent _ -> throw unknownHere(term.source());
        };
    }

    /// A list of tags is one look, but for environments, which are those that are asked for.
    private String has(List<Source.OfText> sources) {
        var ways = new ArrayList<String>();
        var tags = new TreeSet<String>();
        for (var source : sources) {
            switch (source) {
                case Source.Text(var sql, var _) -> ways.add("(%s <> '')".formatted(sql));
                case Source.IssueText(var sql, var _) -> ways.add("(%s <> '')".formatted(sql));
                case Source.Tag(var key) when Facts.isFact(key) -> ways.add("false");
                case Source.Tag(var key) -> tags.add(key);
                case Source.Indexed(var keys, var _, var _, var _) -> tags.addAll(keys);
                case Source.InEvent _ -> throw unknownHere(source);
            }
        }
        if (tags.remove(ENVIRONMENT)) ways.add(exists(tag(keyed(ENVIRONMENT))));
        if (!tags.isEmpty()) ways.add(exists(tag(among(tags))));
        return ways.stream().collect(joining(" OR "));
    }

    private String among(Collection<String> keys) {
        return "t.key = ANY (%s)".formatted(parameter(keys.toArray(String[]::new)));
    }

    /// Only of environments themselves it is known in which environment an event with a tag was.
    private String keyed(String key) {
        if (Facts.isFact(key)) return "false";
        var is = "t.key = " + parameter(key);
        return key.equals(ENVIRONMENT)
                ? is + " AND (%1$s IS NULL OR t.value = ANY (%1$s))".formatted(scope.environments())
                : is;
    }

    /// Of at least one event that counts.
    private String tag(String condition) {
        var since = scope.since().isEmpty() ? "" : " AND t.last_seen >= " + scope.since();
        return TAG.formatted(condition + since);
    }

    private String isOneOf(String expression, Patterns values, String like) {
        var ways = new ArrayList<String>();
        if (!values.exact().isEmpty()) {
            var words = values.exact().stream().sorted().toArray(String[]::new);
            ways.add("lower(%s) = ANY (%s)".formatted(expression, parameter(words)));
        }
        if (!values.globs().isEmpty()) {
            var patterns = values.globs().stream().map(Glob::like).toArray(String[]::new);
            ways.add(like.formatted(expression, parameter(patterns)));
        }
        return ways.isEmpty() ? "false" : ways.stream().collect(joining(" OR "));
    }

    private String count(Source.Count source) {
        return switch (source.sql()) {
            case Source.EVENTS_IN_PERIOD -> scope.eventsInPeriod();
            case Source.USERS_IN_PERIOD -> scope.usersInPeriod();
            default -> source.sql();
        };
    }

    private String time(Source.OfTime source, Term.Span.Between between) {
        if (!(source instanceof Source.Moment(var sql, var _))) throw unknownHere(source);
        var parts = new ArrayList<String>();
        if (between.from() != null) parts.add(sql + " >= " + parameter(Utc.of(between.from())));
        if (between.to() != null) parts.add(sql + " < " + parameter(Utc.of(between.to())));
        return parts.isEmpty() ? "true" : parts.stream().collect(joining(" AND "));
    }

    private static String state(Term.State state) {
        var status = "i.status = '%s'".formatted(state.status);
        return state.substatus.isEmpty()
                ? status
                : "%s AND i.substatus = '%s'".formatted(status, state.substatus);
    }

    /// The parser lets only through what [Place#ISSUE_LIST] can be asked.
    private static IllegalArgumentException unknownHere(Source source) {
        return new IllegalArgumentException("not in the issue list: " + source);
    }

    private String parameter(@Nullable Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
