package dev.mayday.issues;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person is called. They choose it themselves, but not what the audit log calls who is no
/// person.
public final class PersonName {

    private static final Set<String> TAKEN =
            Set.of("launcher", "mayday", "somebody on the server", "token");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private PersonName() {}

    /// @param most characters
    /// @throws Refused 400
    public static String of(@Nullable String typed, int most) {
        var name = OneLine.of("name", typed, most);
        if (isTaken(name))
            throw Refused.invalid("name: Mayday calls itself so; choose another one");
        return name;
    }

    /// Whether it is what the log calls a token, a service or the system.
    public static boolean isTaken(String name) {
        var plain = SPACE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return TAKEN.contains(plain) || plain.startsWith("token ");
    }
}
