package dev.mayday.alerts.api;

import dev.mayday.alerts.channel.Channel;
import dev.mayday.alerts.rules.Condition;
import dev.mayday.alerts.rules.Rule.Settings;
import dev.mayday.contracts.Times;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import dev.mayday.contracts.alerts.RuleMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What callers send, checked; each refusal names the field, the value and what is expected. The
/// one place that looks for what cannot be stored.
final class Input {

    private static final int MOST_ENVIRONMENTS = 50;
    private static final int LONGEST_ENVIRONMENT = 64;
    private static final int MOST_CONDITIONS = 10;
    private static final int MOST_ROUTES = 10;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SETTING = 4000;
    private static final long LONGEST_THROTTLE = Duration.ofDays(30).toSeconds();
    private static final int MOST_LISTED = 100;
    private static final int USUALLY_LISTED = 25;

    private static final String NO_BODY = "a JSON body is expected";

    private Input() {}

    /// @param destinations ids that a route may name
    static Settings rule(@Nullable RuleSettings given, List<Long> destinations) {
        if (given == null) {
            throw Refused.bad(NO_BODY);
        }
        if (given.filter() != null && !given.filter().isBlank()) {
            throw Refused.bad("filter: queries are not supported yet, only the empty one");
        }
        if (given.throttle() < 0 || given.throttle() > LONGEST_THROTTLE) {
            throw Refused.bad("throttle: 0–" + LONGEST_THROTTLE + " seconds are expected");
        }
        return new Settings(
                text("name", given.name(), LONGEST_NAME),
                mode(given.mode()),
                conditions(given.conditions()),
                "",
                environments(given.environments()),
                routes(given.routes(), destinations),
                Duration.ofSeconds(given.throttle()));
    }

    static NewDestination destination(@Nullable NewDestination given, List<Channel<?>> channels) {
        if (given == null) {
            throw Refused.bad(NO_BODY);
        }
        if (channels.stream().noneMatch(channel -> channel.kind() == given.kind())) {
            throw none("kind", channels.stream().map(channel -> channel.kind().wire()).sorted());
        }
        var name = text("name", given.name(), LONGEST_NAME);
        var settings = given.settings() == null ? Map.<String, String>of() : given.settings();
        var kept =
                channels.stream()
                        .filter(channel -> channel.kind() == given.kind())
                        .flatMap(channel -> channel.fields().stream())
                        .collect(
                                Collectors.toMap(
                                        field -> field.name(),
                                        field ->
                                                text(
                                                        field.name(),
                                                        settings.get(field.name()),
                                                        LONGEST_SETTING)));
        return new NewDestination(given.kind(), name, kept);
    }

    static Instant time(String field, @Nullable String given) {
        return Times.parse(given)
                .orElseThrow(
                        () ->
                                Refused.bad(
                                        field
                                                + ": the time up to which you have looked, as in ISO 8601"));
    }

    static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST_LISTED)) {
            throw Refused.bad("limit: " + limit + " is not within 1–" + MOST_LISTED);
        }
        return limit == null ? USUALLY_LISTED : limit;
    }

    private static RuleMode mode(@Nullable RuleMode given) {
        if (given == null || given == RuleMode.UNKNOWN) {
            throw none("mode", Stream.of(Word.known(RuleMode.class)));
        }
        return given;
    }

    private static List<Condition> conditions(@Nullable List<String> given) {
        var texts = list("conditions", given, MOST_CONDITIONS);
        if (texts.isEmpty()) {
            throw Refused.bad("conditions: at least one is expected");
        }
        var conditions = new ArrayList<Condition>();
        for (var text : texts) {
            var condition = Condition.parse(String.valueOf(text));
            conditions.add(
                    condition.orElseThrow(() -> unknown("conditions", text, Condition.KNOWN)));
        }
        return conditions;
    }

    private static List<String> environments(@Nullable List<String> given) {
        return list("environments", given, MOST_ENVIRONMENTS).stream()
                .map(name -> text("environments", name, LONGEST_ENVIRONMENT))
                .toList();
    }

    private static List<Long> routes(@Nullable List<Long> given, List<Long> destinations) {
        var routes = list("routes", given, MOST_ROUTES);
        for (var route : routes) {
            if (route == null || !destinations.contains(route)) {
                throw Refused.bad("routes: the project has no destination " + route);
            }
        }
        return routes;
    }

    private static <T> List<T> list(String field, @Nullable List<T> given, int most) {
        var all = given == null ? List.<T>of() : given;
        if (all.size() > most) {
            throw Refused.bad(field + ": more than " + most);
        }
        return all.stream().distinct().toList();
    }

    /// Without what PostgreSQL cannot store: U+0000 and half characters.
    private static String text(String field, @Nullable String value, int longest) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw Refused.bad(field + ": 1–" + longest + " characters are expected");
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refused.bad(field + ": a character in it cannot be stored");
        }
        return text;
    }

    /// A word that is on no list of this version has not been kept.
    private static Refused none(String field, Stream<String> expected) {
        var list = expected.collect(Collectors.joining(", "));
        return Refused.bad(field + ": one of " + list + " is expected");
    }

    private static Refused unknown(String field, @Nullable String value, String expected) {
        return Refused.bad(field + ": \"" + value + "\" is not one of " + expected);
    }
}
