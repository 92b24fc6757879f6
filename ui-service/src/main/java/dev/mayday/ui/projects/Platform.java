package dev.mayday.ui.projects;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an application is written in, as far as the setup page can help.
enum Platform {
    PYTHON("python", "Python"),
    NODE("node", "Node"),
    BROWSER("javascript", "Browser"),
    JAVA("java", "Java"),
    GO("go", "Go");

    private final String wire;
    private final String words;

    Platform(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /// As projects name it.
    public String wire() {
        return wire;
    }

    public String words() {
        return words;
    }

    /// The platform of that name; Python, the shortest to try, when nobody knows.
    static Platform of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(platform -> platform.wire.equals(name))
                .findFirst()
                .orElse(PYTHON);
    }

    static List<Platform> all() {
        return List.of(values());
    }
}
