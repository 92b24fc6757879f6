package dev.mayday.issues.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields that can be searched. To add one, add a line; where its values are listed words, say
/// which.
public enum Field {
    IS(new Source.States(), "is"),
    LEVEL(
            text("i.level", SearchedEvent::level),
            List.of("debug", "info", "warning", "error", "fatal"),
            "level"),
    PROJECT(text("p.slug", SearchedEvent::project), "project"),
    ENVIRONMENT(new Source.Tag("environment"), "environment"),
    RELEASE(new Source.Tag("release"), "release"),
    FIRST_RELEASE(text("i.first_release", null), "firstRelease"),
    PLATFORM(text("i.platform", SearchedEvent::platform), "platform"),
    TITLE(text("i.title", SearchedEvent::title), "title"),
    CULPRIT(text("i.culprit", SearchedEvent::culprit), "culprit"),
    MESSAGE(text("coalesce(i.value, i.title)", SearchedEvent::message), "message"),
    ERROR_TYPE(text("coalesce(i.type, '')", SearchedEvent::type), "error.type"),
    ERROR_VALUE(text("coalesce(i.value, '')", SearchedEvent::message), "error.value"),
    ERROR_HANDLED(
            text("i.handled", SearchedEvent::handled),
            List.of("yes", "no", "unknown"),
            "error.handled"),
    ERROR_MECHANISM(new Source.Tag("mechanism"), "error.mechanism"),
    EVENTS(new Source.Count("i.events"), "events", "timesSeen"),
    USERS(new Source.Count("i.users"), "users"),
    FIRST_SEEN(new Source.Moment("i.first_seen"), "firstSeen", "age"),
    LAST_SEEN(new Source.Moment("i.last_seen"), "lastSeen"),
    ISSUE(new Source.ShortId(), "issue"),
    EVENT_ID(new Source.EventId(), "event.id");

    /// What semantics 10.3 promises and nothing carries out yet.
    static final List<String> NOT_YET =
            List.of(
                    "assigned",
                    "priority",
                    "category",
                    "events.period",
                    "users.period",
                    "resolvedIn",
                    "bookmarked",
                    "commented",
                    "late",
                    "stack.filename",
                    "stack.function",
                    "stack.module",
                    "stack.abs_path",
                    "stack.in_app_function",
                    "http.method",
                    "http.status_code",
                    "user.id",
                    "user.email",
                    "user.username",
                    "user.ip",
                    "sdk.name",
                    "sdk.version",
                    "trace",
                    "timestamp",
                    "received",
                    "lane",
                    "error.unhandled",
                    "breadcrumb.category",
                    "breadcrumb.message",
                    "request.body");

    /// Families of fields that nothing carries out yet.
    static final List<String> NOT_YET_BELOW = List.of("contexts.", "extra[", "flags[");

    final Source source;
    final List<String> values;
    final List<String> words;

    Field(Source source, String... words) {
        this(source, List.of(), words);
    }

    /// @param values all that it can be, from least to most; empty when it can be anything
    Field(Source source, List<String> values, String... words) {
        this.source = source;
        this.values = values;
        this.words = List.of(words);
    }

    static Optional<Field> of(String word) {
        return Arrays.stream(values()).filter(field -> field.words.contains(word)).findFirst();
    }

    /// All words that can stand before a colon.
    public static List<String> allWords() {
        return Arrays.stream(values()).flatMap(field -> field.words.stream()).toList();
    }

    /// Whether values compare: `level:>=warning`.
    boolean isOrdered() {
        return this == LEVEL;
    }

    private static Source text(String sql, @Nullable Function<SearchedEvent, String> onEvent) {
        return new Source.Text(sql, onEvent);
    }
}
