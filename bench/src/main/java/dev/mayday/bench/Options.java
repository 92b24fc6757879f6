package dev.mayday.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was typed: a command, then `--name value` or `--name=value`.
record Options(String command, Map<String, String> values) {

    private static final Set<String> KNOWN =
            Set.of(
                    "dsn",
                    "token",
                    "api",
                    "data",
                    "workload",
                    "issues",
                    "seed",
                    "rate",
                    "seconds",
                    "warmup",
                    "connections",
                    "events",
                    "days",
                    "requests",
                    "orders",
                    "starts",
                    "results");

    /// What was typed cannot be understood.
    static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        var values = new LinkedHashMap<String, String>();
        var command = arguments.length == 0 ? "help" : arguments[0];
        for (int i = 1; i < arguments.length; i++) {
            var argument = arguments[i];
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
                throw new Misuse("unknown option " + name);
            }
            if (equals < 0 && i + 1 == arguments.length) throw new Misuse(name + " needs a value");
            values.put(
                    name.substring(2),
                    equals < 0 ? arguments[++i] : argument.substring(equals + 1));
        }
        return new Options(command, values);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        var text = values.get(name);
        if (text == null) return otherwise;
        try {
            long number = Long.parseLong(text.replace("_", ""));
            if (number >= 0) return number;
        } catch (NumberFormatException notANumber) {
            // falls through to the same message
        }
        throw new Misuse("--%s must be a whole number, not '%s'".formatted(name, text));
    }

    Duration seconds(String name, long otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    /// The command with what makes it particular, without secrets.
    String line() {
        var line = new StringBuilder(command);
        values.forEach(
                (name, value) -> {
                    boolean secret = name.equals("token") || name.equals("dsn");
                    line.append(" --").append(name).append(' ').append(secret ? "…" : value);
                });
        return line.toString();
    }
}
