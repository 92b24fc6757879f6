package dev.mayday.issues.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The fields that can be searched. To add one, add a line; where its values are listed words, say
/// which. What only [Source.InEvent] knows can be asked where single events are looked at, not in
/// the issue list: it is in no index there.
public enum Field {
    IS(new Source.States(), "is"),
    LEVEL(
            text("i.level", SearchedEvent::level),
            List.of("debug", "info", "warning", "error", "fatal"),
            "level"),
    PROJECT(text("p.slug", SearchedEvent::project), "project"),
    ENVIRONMENT(new Source.Tag("environment"), "environment"),
    RELEASE(new Source.Tag("release"), "release"),
    DIST(new Source.Tag("dist"), "dist"),
    FIRST_RELEASE(
            new Source.IssueText("i.first_release", SearchedIssue::firstRelease), "firstRelease"),
    PLATFORM(indexed("platform", event -> some(event.platform())), "platform"),
    TITLE(text("i.title", SearchedEvent::title), "title"),
    CULPRIT(text("i.culprit", SearchedEvent::culprit), "culprit"),
    MESSAGE(
            new Source.Indexed(
                    List.of(Facts.MARK + "message", Facts.MARK + "error.value"),
                    event -> some(event.message()),
                    event -> event.value().isEmpty() ? some(event.message()) : List.of(),
                    false),
            "message"),
    ERROR_TYPE(indexed("error.type", event -> some(event.type())), "error.type"),
    ERROR_VALUE(indexed("error.value", event -> some(event.value())), "error.value"),
    ERROR_HANDLED(
            indexed("error.handled", event -> some(event.handled())),
            List.of("yes", "no", "unknown"),
            "error.handled"),
    ERROR_UNHANDLED(
            indexed("error.unhandled", event -> some(unhandled(event))),
            List.of("yes", "no", "unknown"),
            "error.unhandled"),
    ERROR_MECHANISM(new Source.Tag("mechanism"), "error.mechanism"),
    TRANSACTION(new Source.Tag("transaction"), "transaction"),
    URL(new Source.Tag("url"), "url"),
    LOGGER(new Source.Tag("logger"), "logger"),
    SERVER_NAME(new Source.Tag("server_name"), "server_name"),
    OS_NAME(new Source.Tag("os.name"), "os.name"),
    BROWSER_NAME(new Source.Tag("browser.name"), "browser.name"),
    DEVICE_FAMILY(new Source.Tag("device.family"), "device.family"),
    RUNTIME_NAME(new Source.Tag("runtime.name"), "runtime.name"),
    STACK_FILENAME(
            ofMany("stack.filename", event -> event.frames("filename", false)), "stack.filename"),
    STACK_FUNCTION(
            ofMany("stack.function", event -> event.frames("function", false)), "stack.function"),
    STACK_MODULE(ofMany("stack.module", event -> event.frames("module", false)), "stack.module"),
    STACK_ABS_PATH(
            ofMany("stack.abs_path", event -> event.frames("abs_path", false)), "stack.abs_path"),
    STACK_IN_APP_FUNCTION(
            ofMany("stack.in_app_function", event -> event.frames("function", true)),
            "stack.in_app_function"),
    HTTP_METHOD(indexed("http.method", event -> event.at("request", "method")), "http.method"),
    HTTP_STATUS_CODE(
            indexed("http.status_code", event -> event.at("contexts", "response", "status_code")),
            "http.status_code"),
    USER(new Source.InEvent("user", Field::user), "user"),
    USER_ID(indexed("user.id", event -> event.at("user", "id")), "user.id"),
    USER_EMAIL(indexed("user.email", event -> event.at("user", "email")), "user.email"),
    USER_USERNAME(indexed("user.username", event -> event.at("user", "username")), "user.username"),
    USER_IP(indexed("user.ip", event -> event.at("user", "ip_address")), "user.ip"),
    SDK_NAME(indexed("sdk.name", event -> event.at("sdk", "name")), "sdk.name"),
    SDK_VERSION(indexed("sdk.version", event -> event.at("sdk", "version")), "sdk.version"),
    TRACE(in("trace", event -> event.at("contexts", "trace", "trace_id"))),
    LANE(indexed("lane", event -> some(event.lateness())), "lane"),
    BREADCRUMB_CATEGORY(in("breadcrumb.category", e -> e.each("breadcrumbs", "category"))),
    BREADCRUMB_MESSAGE(in("breadcrumb.message", e -> e.each("breadcrumbs", "message"))),
    REQUEST_BODY(in("request.body", event -> event.at("request", "data"))),
    TIMESTAMP(new Source.EventMoment(SearchedEvent::occurred), "timestamp"),
    RECEIVED(new Source.EventMoment(SearchedEvent::received), "received"),
    EVENTS(new Source.Count("i.events", SearchedIssue::events), "events", "timesSeen"),
    EVENTS_PERIOD(
            new Source.Count(Source.EVENTS_IN_PERIOD, SearchedIssue::eventsInPeriod),
            "events.period"),
    USERS(new Source.Count("i.users", SearchedIssue::users), "users"),
    USERS_PERIOD(
            new Source.Count(Source.USERS_IN_PERIOD, SearchedIssue::usersInPeriod), "users.period"),
    FIRST_SEEN(new Source.Moment("i.first_seen", SearchedIssue::firstSeen), "firstSeen", "age"),
    LAST_SEEN(new Source.Moment("i.last_seen", SearchedIssue::lastSeen), "lastSeen"),
    ASSIGNED(new Source.IssueText(Source.ASSIGNEE, SearchedIssue::assignee), "assigned"),
    ISSUE(new Source.ShortId(), "issue"),
    EVENT_ID(new Source.EventId(), "event.id");

    /// What semantics 10.3 promises and nothing carries out yet: each waits for what it asks about.
    static final List<String> NOT_YET =
            List.of("priority", "category", "resolvedIn", "bookmarked", "commented", "late");

    final Source source;
    final List<String> values;
    final List<String> words;

    Field(Source.InEvent source) {
        this(source, List.of(), source.name());
    }

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

    /// All words that can stand before a colon there.
    public static List<String> words(Place place) {
        return Arrays.stream(values())
                .filter(field -> field.source.isIn(place))
                .flatMap(field -> field.words.stream())
                .toList();
    }

    /// Whether values compare: `level:>=warning`.
    boolean isOrdered() {
        return this == LEVEL;
    }

    private static Source text(String sql, Function<SearchedEvent, String> onEvent) {
        return new Source.Text(sql, onEvent);
    }

    private static Source.Indexed indexed(
            String word, Function<SearchedEvent, List<String>> values) {
        return new Source.Indexed(List.of(Facts.MARK + word), values, values, false);
    }

    private static Source.Indexed ofMany(
            String word, Function<SearchedEvent, List<String>> values) {
        return new Source.Indexed(List.of(Facts.MARK + word), values, values, true);
    }

    private static List<String> some(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static Source.InEvent in(String word, Function<SearchedEvent, List<String>> values) {
        return new Source.InEvent(word, values);
    }

    private static String unhandled(SearchedEvent event) {
        return switch (event.handled()) {
            case "yes" -> "no";
            case "no" -> "yes";
            default -> "unknown";
        };
    }

    /// As in `id:42`: the tag that is counted by a hash, not by its value.
    private static List<String> user(SearchedEvent event) {
        var user = event.tags().get("user");
        return user == null ? List.of() : List.of(user);
    }
}
