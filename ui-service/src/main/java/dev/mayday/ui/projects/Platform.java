package dev.mayday.ui.projects;

import dev.mayday.ui.web.Choice;
import org.jspecify.annotations.Nullable;

/// What an application is written in, as far as the setup page can help.
enum Platform implements Choice {
    PYTHON,
    NODE,
    BROWSER,
    JAVA,
    GO;

    /// As projects name it.
    @Override
    public String wire() {
        return this == BROWSER ? "javascript" : Choice.super.wire();
    }

    /// The platform of that name; Python, the shortest to try, when nobody knows.
    static Platform of(@Nullable String name) {
        return Choice.of(Platform.class, name, PYTHON);
    }
}
