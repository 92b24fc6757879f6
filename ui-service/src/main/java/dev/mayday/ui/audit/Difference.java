package dev.mayday.ui.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was before and what is now, of one thing that changed.
///
/// @param before empty when there was nothing; likewise `after`
record Difference(String name, String before, String after) {

    private static final int LONGEST = 300;

    /// Only what differs, by name.
    static List<Difference> of(
            @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        var was = before == null ? Map.<String, Object>of() : before;
        var is = after == null ? Map.<String, Object>of() : after;
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var all = new ArrayList<Difference>();
        for (var name : names) {
            if (Objects.equals(was.get(name), is.get(name))) continue;
            all.add(new Difference(words(name), text(was.get(name)), text(is.get(name))));
        }
        return List.copyOf(all);
    }

    /// `allowedOrigins` and `allowed_origins` → "allowed origins"
    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        var text =
                switch (value) {
                    case null -> "";
                    case Boolean yes -> yes ? "yes" : "no";
                    case List<?> list ->
                            list.isEmpty()
                                    ? "none"
                                    : list.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "));
                    default -> value.toString();
                };
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
