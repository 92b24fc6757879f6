package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Notes;
import dev.mayday.issues.event.json.Pair;
import dev.mayday.issues.event.json.Path;
import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `tags` as the application set them: a list of `[key, value]` (protocol 5.7). Too long values are
/// cut, not dropped.
final class TagNormaliser {

    private static final int MOST_TAGS = 200;
    private static final Set<String> RESERVED =
            Set.of("release", "dist", "user", "filename", "function");

    private TagNormaliser() {}

    static void normalise(Fields event) {
        var value = event.get("tags");
        if (value == null) return;
        var pairs = Pair.of(value);
        if (pairs == null) {
            event.drop("tags", "expected an object or a list of pairs");
            return;
        }
        var path = event.path.at("tags");
        var list = event.node.arrayNode();
        var names = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Runnable>(0);
        for (var pair : pairs) {
            if (list.size() == MOST_TAGS) break;
            add(list, names, pair, path, event.notes, problems);
        }
        if (value.isObject()) event.notes.paired(path, List.copyOf(names.values()));
        // After what the SDK wrote has moved to its place in the list.
        problems.forEach(Runnable::run);
        shorten(list, path, event.notes);
        if (pairs.size() > MOST_TAGS)
            event.notes.shortened(path, Math.max(value.size(), pairs.size()));
        if (list.isEmpty()) event.node.remove("tags");
        else event.node.set("tags", list);
    }

    private static void add(
            ArrayNode list,
            Map<String, String> names,
            Pair pair,
            Path path,
            Notes notes,
            List<Runnable> problems) {
        var value = pair.value();
        if (value == null) return;
        var key = pair.name().strip().replace(' ', '-');
        var invalid = problem(key, value);
        boolean isSecond = invalid == null && names.putIfAbsent(key, pair.name()) != null;
        var problem = isSecond ? "given twice" : invalid;
        if (problem == null) {
            list.addArray().add(key).add(String.valueOf(Texts.lenient(value)).strip());
        } else {
            var place = path.at(Texts.cut(key, Limit.TAG.max));
            problems.add(() -> notes.invalid(place, problem, value));
        }
    }

    private static void shorten(ArrayNode list, Path path, Notes notes) {
        for (int i = 0; i < list.size(); i++) {
            var text = list.get(i).get(1).textValue();
            if (Limit.TAG.holds(text)) continue;
            var cut = Texts.cut(text, Limit.TAG.max);
            notes.cut(path.at(i).at(1), text, cut);
            ((ArrayNode) list.get(i)).set(1, cut);
        }
    }

    private static @Nullable String problem(String key, JsonNode value) {
        if (key.isEmpty()
                || key.length() > Limit.TAG.max
                || !key.chars().allMatch(TagNormaliser::isKeyCharacter)) {
            return "not a valid tag key";
        }
        if (RESERVED.contains(key) || key.startsWith("sentry:")) return "a reserved tag key";
        var text = Texts.lenient(value);
        if (text == null) return "expected a string";
        var stripped = text.strip();
        if (stripped.isEmpty()) return "a tag needs a value";
        return stripped.indexOf('\n') >= 0 || stripped.indexOf('\r') >= 0
                ? "a tag has no line breaks"
                : null;
    }

    private static boolean isKeyCharacter(int c) {
        return (c < 128 && Character.isLetterOrDigit(c))
                || c == '_'
                || c == '.'
                || c == ':'
                || c == '-';
    }
}
