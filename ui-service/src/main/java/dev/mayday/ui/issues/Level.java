package dev.mayday.ui.issues;

import java.util.Set;

/// How bad an event is, as a name that style sheets know.
final class Level {

    private static final Set<String> KNOWN = Set.of("fatal", "error", "warning", "info", "debug");

    private Level() {}

    static String of(String level) {
        return KNOWN.contains(level) ? level : "error";
    }
}
