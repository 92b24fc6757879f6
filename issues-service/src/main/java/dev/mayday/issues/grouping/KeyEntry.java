package dev.mayday.issues.grouping;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.grouping.Explanation.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a key, with the place in the event that it came from.
record KeyEntry(List<String> values, @Nullable Place from, String hint) {

    static KeyEntry of(String hint, String... values) {
        return new KeyEntry(List.of(values), null, hint);
    }

    static KeyEntry of(@Nullable Place from, String hint, String... values) {
        return new KeyEntry(List.of(values), from, hint);
    }

    static List<List<String>> key(List<KeyEntry> entries) {
        return entries.stream().map(KeyEntry::values).toList();
    }

    /// @param longest of its values; the others are cut
    Explanation.Part part(int longest) {
        var shown = values.stream().skip(1).map(value -> Texts.cut(value, longest)).toList();
        return new Explanation.Part(values.getFirst(), shown, from, hint);
    }
}
