package dev.mayday.alerts.api;

import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Mode;
import dev.mayday.alerts.rules.Trigger;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What callers send, checked; each refusal names the field, the value and what is expected.
final class Input {

    private static final int MOST_ENVIRONMENTS = 50;
    private static final int LONGEST_ENVIRONMENT = 64;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_DELIVERIES = 100;
    private static final int USUAL_DELIVERIES = 25;

    private static final String NO_BODY = "a JSON body is expected";

    private Input() {}

    static AlertRule rule(String trigger, @Nullable RuleSettings settings) {
        if (settings == null) {
            throw Refused.bad(NO_BODY);
        }
        var waitsFor =
                Trigger.parse(trigger)
                        .orElseThrow(
                                () -> unknown("trigger", trigger, "issue.new, issue.regressed"));
        var mode =
                Mode.parse(settings.mode())
                        .orElseThrow(() -> unknown("mode", settings.mode(), "off, watch, active"));
        if (settings.environments().size() > MOST_ENVIRONMENTS) {
            throw Refused.bad("environments: more than " + MOST_ENVIRONMENTS);
        }
        settings.environments().forEach(Input::environment);
        return new AlertRule(waitsFor, mode, settings.environments().stream().distinct().toList());
    }

    static NewDestination destination(@Nullable NewDestination given, List<String> kinds) {
        if (given == null) {
            throw Refused.bad(NO_BODY);
        }
        if (given.kind() == null || !kinds.contains(given.kind())) {
            throw unknown("kind", given.kind(), String.join(", ", kinds));
        }
        text("name", given.name(), LONGEST_NAME);
        text("url", given.url(), LONGEST_URL);
        return new NewDestination(given.kind(), given.name().strip(), given.url().strip());
    }

    static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST_DELIVERIES)) {
            throw Refused.bad("limit: " + limit + " is not within 1–" + MOST_DELIVERIES);
        }
        return limit == null ? USUAL_DELIVERIES : limit;
    }

    private static void environment(String name) {
        text("environments", name, LONGEST_ENVIRONMENT);
    }

    private static void text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw Refused.bad(field + ": 1–" + longest + " characters are expected");
        }
    }

    private static Refused unknown(String field, @Nullable String value, String expected) {
        return Refused.bad(field + ": \"" + value + "\" is not one of " + expected);
    }
}
