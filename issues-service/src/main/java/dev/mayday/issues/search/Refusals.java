package dev.mayday.issues.search;

import java.util.List;
import java.util.Map;

/// What is told about a query that is not understood: where, what is wrong, what to write.
final class Refusals {

    /// Longer words are cut where they are repeated.
    private static final int SHOWN = 60;

    /// What the issue list knows of nearly the same.
    private static final Map<String, String> INSTEAD =
            Map.of(
                    "received", "lastSeen",
                    "timestamp", "lastSeen",
                    "trace", "event.id",
                    "user", "user.id, user.email, user.username or user.ip");

    private Refusals() {}

    static Misread syntax(int index, String problem) {
        return new Misread(index, "syntax", problem, List.of());
    }

    static Misread limit(int index, String problem) {
        return new Misread(index, "limit", problem, List.of());
    }

    static Misread form(int index, String problem) {
        return new Misread(index, "value_invalid", problem, List.of());
    }

    static Misread value(int index, String value, String field, List<String> allowed) {
        var suggestion = Suggestion.of(value, allowed);
        return new Misread(
                index,
                "value_unknown",
                "unknown value \"%s\" for %s%s allowed: %s"
                        .formatted(
                                shown(value),
                                field,
                                suggestion.isEmpty() ? ";" : suggestion,
                                String.join(", ", allowed)),
                allowed);
    }

    static Misread notYet(int index, String words) {
        return new Misread(
                index,
                "not_yet",
                shown(words) + " is not known yet. Quote it to search for it as text",
                List.of());
    }

    static Misread notHere(int index, String key, Place place) {
        var problem =
                switch (place) {
                    case ISSUE_LIST ->
                            "%s can be used inside an issue and in rules, not in the issue list";
                    case ISSUE -> "%s cannot be used inside an issue";
                    case FILTER -> "%s asks for an issue, and no issue exists yet";
                };
        var instead = place == Place.ISSUE_LIST ? INSTEAD.get(key) : null;
        return new Misread(
                index,
                "not_here",
                problem.formatted(shown(key)) + (instead == null ? "" : "; there, use " + instead),
                List.of());
    }

    static String shown(String text) {
        if (text.length() <= SHOWN) return text;
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }
}
