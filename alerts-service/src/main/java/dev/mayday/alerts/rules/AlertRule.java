package dev.mayday.alerts.rules;

import java.time.Duration;
import java.util.List;

/// One rule of a project.
///
/// @param environments where it applies, empty for any; `(none)` is the event that names none
public record AlertRule(Trigger trigger, Mode mode, List<String> environments) {

    /// The word for an event without environment.
    public static final String NO_ENVIRONMENT = "(none)";

    /// Least time between two messages of one firing.
    static final Duration THROTTLE = Duration.ofMinutes(30);

    public AlertRule {
        environments = List.copyOf(environments);
    }

    /// What a project has that was never asked: everything, everywhere.
    public static AlertRule standard(Trigger trigger) {
        return new AlertRule(trigger, Mode.ACTIVE, List.of());
    }

    /// @param environment as the event names it, may be empty
    boolean covers(String environment) {
        return environments.isEmpty() || environments.contains(named(environment));
    }

    static String named(String environment) {
        return environment.isEmpty() ? NO_ENVIRONMENT : environment;
    }
}
