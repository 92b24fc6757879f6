package dev.mayday.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A text with holes, `${name}`, cut up once and filled often.
final class Template {

    private final List<String> literals = new ArrayList<>();
    private final List<String> holes = new ArrayList<>();

    private Template() {}

    static Template of(String text) {
        var template = new Template();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            int end = text.indexOf('}', at);
            template.literals.add(text.substring(from, at));
            template.holes.add(text.substring(at + 2, end));
            from = end + 1;
        }
        template.literals.add(text.substring(from));
        return template;
    }

    String fill(Function<String, String> values) {
        var out = new StringBuilder(1024);
        for (int i = 0; i < holes.size(); i++) {
            out.append(literals.get(i)).append(values.apply(holes.get(i)));
        }
        return out.append(literals.getLast()).toString();
    }
}
