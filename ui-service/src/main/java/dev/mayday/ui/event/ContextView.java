package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A block of named facts: `runtime`, `feature_flags`, what the application added.
public record ContextView(String title, List<Pair> pairs) {

    /// What every event carries comes last; flags and the application's own blocks say more.
    private static final List<String> ORDINARY =
            List.of("trace", "response", "browser", "device", "runtime", "os", "app", "culture");

    public ContextView {
        pairs = List.copyOf(pairs);
    }

    static List<ContextView> all(JsonNode contexts) {
        var named = new ArrayList<Named>();
        contexts.properties()
                .forEach(field -> named.add(new Named(field.getKey(), field.getValue())));
        if (!contexts.isObject()) named.add(new Named("contexts", contexts));
        return named.stream()
                .sorted(Comparator.comparingInt(Named::rank))
                .map(context -> new ContextView(title(context.name()), context.pairs()))
                .filter(context -> !context.pairs.isEmpty())
                .toList();
    }

    private record Named(String name, JsonNode content) {

        int rank() {
            if (name.contains("flag")) return -1;
            return ORDINARY.indexOf(name) + 1;
        }

        List<Pair> pairs() {
            if (name.equals("flags") && isListOfFlags()) {
                return Json.values(content).stream()
                        .map(flag -> Pair.of(Json.text(flag, "flag"), flag.path("result")))
                        .toList();
            }
            return Pair.allOr(name, content).stream().filter(pair -> !repeatsName(pair)).toList();
        }

        private boolean isListOfFlags() {
            var flags = Json.values(content);
            return !flags.isEmpty() && flags.stream().allMatch(flag -> flag.has("flag"));
        }

        private boolean repeatsName(Pair pair) {
            return pair.name().equals("type") && pair.value().equals(name);
        }
    }

    /// `feature_flags` reads as "Feature flags".
    private static String title(String name) {
        var words = name.replace('_', ' ').replace('-', ' ').strip();
        return switch (words) {
            case "" -> name;
            case "os" -> "Operating system";
            default -> words.substring(0, 1).toUpperCase() + words.substring(1);
        };
    }
}
