package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The local variables of a frame. Those that the failing line names come first: they are nearly
/// always the answer.
public record Variables(List<Pair> named, List<Pair> others, List<Pair> rest) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+");

    /// More than so many of the others start folded, as do those that the language itself made.
    private static final int SHOWN = 8;

    static final Variables NONE = new Variables(List.of(), List.of(), List.of());

    public Variables {
        named = List.copyOf(named);
        others = List.copyOf(others);
        rest = List.copyOf(rest);
    }

    /// @param literals of the language that the values are printed in
    static Variables of(JsonNode frame, Literals literals) {
        var line = Json.text(frame, "context_line");
        var words = words(line);
        var all = Pair.allOr("vars", frame.path("vars"), literals::print);
        var named =
                all.stream()
                        .filter(variable -> words.contains(variable.name()))
                        .sorted(Comparator.comparingInt(v -> line.lastIndexOf(v.name()) * -1))
                        .toList();
        var others =
                all.stream()
                        .filter(variable -> !words.contains(variable.name()))
                        .sorted(Comparator.comparing(v -> v.name().startsWith("__")))
                        .toList();
        int own = (int) others.stream().filter(v -> !v.name().startsWith("__")).count();
        int cut = Math.min(SHOWN, own);
        return new Variables(named, others.subList(0, cut), others.subList(cut, others.size()));
    }

    public boolean isEmpty() {
        return named.isEmpty() && others.isEmpty() && rest.isEmpty();
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
