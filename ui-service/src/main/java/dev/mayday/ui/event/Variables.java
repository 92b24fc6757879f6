package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The local variables of a frame. Those that the failing line names come first: they are nearly
// always the answer.
public record Variables(List<Pair> named, List<Pair> others) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+");

    public Variables {
        named = List.copyOf(named);
        others = List.copyOf(others);
    }

    static Variables of(JsonNode frame) {
        var line = Json.text(frame, "context_line");
        var words = words(line);
        var all = Pair.all(frame.path("vars"));
        return new Variables(
                all.stream()
                        .filter(variable -> words.contains(variable.name()))
                        .sorted(Comparator.comparingInt(v -> line.lastIndexOf(v.name()) * -1))
                        .toList(),
                all.stream().filter(variable -> !words.contains(variable.name())).toList());
    }

    public boolean isEmpty() {
        return named.isEmpty() && others.isEmpty();
    }

    private static Set<String> words(String line) {
        var words = new HashSet<String>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) words.add(matcher.group());
        words.remove("self");
        words.remove("this");
        return words;
    }
}
