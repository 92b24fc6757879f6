package dev.mayday.issues.ownership.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds among the lines of a CODEOWNERS file those that may match a path, without a look at the
/// others: files have thousands of lines, and nearly all begin with names.
final class CodeIndex {

    private final List<Rule> lines;
    private final Node root = new Node();
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final List<Integer> anywhere = new ArrayList<>();

    /// Lines whose leading names end here.
    private static final class Node {
        final Map<String, Node> below = new HashMap<>();
        final List<Integer> here = new ArrayList<>();
    }

    CodeIndex(List<Rule> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) add(i, pattern(i));
    }

    CodePattern pattern(int line) {
        return ((Matcher.Code) lines.get(line).matcher()).pattern();
    }

    private void add(int line, CodePattern pattern) {
        var names = pattern.literals();
        if (!pattern.anchored()) {
            if (names.isEmpty()) anywhere.add(line);
            else byName.computeIfAbsent(names.getFirst(), _ -> new ArrayList<>()).add(line);
            return;
        }
        var node = root;
        for (var name : names) node = node.below.computeIfAbsent(name, _ -> new Node());
        node.here.add(line);
    }

    /// @param path without a slash at its start
    void possible(String path, IntConsumer line) {
        anywhere.forEach(line::accept);
        root.here.forEach(line::accept);
        Node node = root;
        for (var name : path.split("/")) {
            byName.getOrDefault(name, List.of()).forEach(line::accept);
            node = node == null ? null : node.below.get(name);
            if (node != null) node.here.forEach(line::accept);
        }
    }
}
