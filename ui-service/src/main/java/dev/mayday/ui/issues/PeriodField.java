package dev.mayday.ui.issues;

import jakarta.ws.rs.core.MultivaluedMap;

/// The field for a period of one's own.
///
/// @param value as it was typed
/// @param problem with it, in words; then the list shows the usual period
record PeriodField(String value, String problem) {

    public boolean refused() {
        return !problem.isEmpty();
    }

    static PeriodField of(IssueFilter filter, MultivaluedMap<String, String> query) {
        var typed = IssueFilter.typedPeriod(query);
        var problem = Period.problem(typed);
        return new PeriodField(problem.isEmpty() ? filter.period().wire() : typed, problem);
    }
}
