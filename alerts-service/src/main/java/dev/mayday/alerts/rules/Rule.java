package dev.mayday.alerts.rules;

import dev.mayday.contracts.alerts.RuleMode;
import java.time.Duration;
import java.util.List;

/// One rule of a project.
public record Rule(long project, long id, Settings settings) {

    /// The word for an event without environment.
    public static final String NO_ENVIRONMENT = "(none)";

    /// What people may change about a rule.
    ///
    /// @param conditions one that is met is enough
    /// @param filter a query that the event must match; empty for none
    /// @param environments where it applies, empty for any; `(none)` is the event that names none
    /// @param routes ids of destinations, empty for all of the project
    /// @param throttle least time between two messages about one issue
    public record Settings(
            String name,
            RuleMode mode,
            List<Condition> conditions,
            String filter,
            List<String> environments,
            List<Long> routes,
            Duration throttle) {

        static final Duration USUAL_THROTTLE = Duration.ofMinutes(30);

        /// What every project begins with.
        public static final List<Settings> FIRST =
                List.of(
                        first("New issue", new Condition.IssueNew()),
                        first("Regression", new Condition.IssueRegressed()));

        public Settings {
            conditions = List.copyOf(conditions);
            environments = List.copyOf(environments);
            routes = List.copyOf(routes);
        }

        /// Always, everywhere, to everybody.
        public static Settings first(String name, Condition condition) {
            return new Settings(
                    name,
                    RuleMode.ACTIVE,
                    List.of(condition),
                    "",
                    List.of(),
                    List.of(),
                    USUAL_THROTTLE);
        }

        public Settings in(List<String> others) {
            return new Settings(name, mode, conditions, filter, others, routes, throttle);
        }

        public Settings when(RuleMode other) {
            return new Settings(name, other, conditions, filter, environments, routes, throttle);
        }
    }

    /// @param environment as the event names it, may be empty
    boolean covers(String environment) {
        var scope = settings.environments();
        return scope.isEmpty() || scope.contains(named(environment));
    }

    static String named(String environment) {
        return environment.isEmpty() ? NO_ENVIRONMENT : environment;
    }
}
