package dev.mayday.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line: words first, then options in any place, each as `--name value` or
/// `--name=value`.
///
/// @param words the command, for instance `token`, `create`
/// @param values by option name; an option given several times keeps all its values
record Options(List<String> words, Map<String, List<String>> values) {

    private static final Set<String> KNOWN =
            Set.of(
                    "port",
                    "host",
                    "data",
                    "database",
                    "name",
                    "scope",
                    "slug",
                    "platform",
                    "of",
                    "days");

    /// What was typed cannot be understood; the message says what to type instead.
    static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        var words = new ArrayList<String>();
        var values = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            var name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (!KNOWN.contains(name)) throw new Misuse("unknown option --" + name);
            if (equals < 0 && i + 1 == arguments.length) {
                throw new Misuse("option --" + name + " needs a value");
            }
            var value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return new Options(List.copyOf(words), values);
    }

    Path data() {
        return Path.of(first("data", ".mayday")).toAbsolutePath().normalize();
    }

    /// 1–65535, or 0 for any free port.
    int port() {
        var text = first("port", "9000");
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) return port;
        } catch (NumberFormatException notANumber) {
            // falls through to the same message
        }
        throw new Misuse("--port must be a number from 0 to 65535, not '" + text + "'");
    }

    /// Whose a token is to be: `person`, as it is unless said, or `organization`.
    boolean isOfOrganization() {
        var of = first("of", "person");
        if (of.equals("organization")) return true;
        if (of.equals("person")) return false;
        throw new Misuse("--of must be person or organization, not '" + of + "'");
    }

    /// Until a token expires, 0 for never; null unless said.
    @Nullable Integer days() {
        var text = first("days");
        if (text == null) return null;
        if (text.matches("\\d{1,3}")) return Integer.valueOf(text);
        throw new Misuse("--days must be 1 to 366, or 0 for never, not '" + text + "'");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String first(String name, String otherwise) {
        var all = values.get(name);
        return all == null ? otherwise : all.getFirst();
    }

    @Nullable String first(String name) {
        var all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /// All values of an option, commas within them taken as separators.
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split("[,\\s]+")).stream())
                .filter(value -> !value.isBlank())
                .toList();
    }
}
