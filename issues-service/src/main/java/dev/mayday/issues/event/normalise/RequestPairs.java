package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.json.Pair;
import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cookies and query strings as lists of `[name, value]`, so that each can be judged by itself.
final class RequestPairs {

    private static final String UNREADABLE = "expected a string, an object or a list of pairs";

    private RequestPairs() {}

    /// `cookies` of a request, and those that its headers had, however many headers they were.
    static void cookies(Fields request, List<Pair> ofHeaders) {
        var sent = request.get("cookies");
        if (ofHeaders.isEmpty() && sent == null) return;
        if (ofHeaders.isEmpty()) {
            pairs(request, "cookies", RequestPairs::split);
            return;
        }
        var all = new LinkedHashSet<Pair>();
        if (sent != null && !sent.isTextual() && !sent.isContainerNode()) {
            request.notes.invalid(request.path.at("cookies"), UNREADABLE, sent);
        } else if (sent != null) {
            all.addAll(cookiesOf(sent));
        }
        all.addAll(ofHeaders);
        write(request, "cookies", List.copyOf(all));
    }

    static List<Pair> cookiesOf(JsonNode value) {
        var pairs = pairs(value, RequestPairs::split);
        return pairs == null ? List.of() : pairs;
    }

    private static List<Pair> split(String text) {
        return Pair.split(text, Pair::endsCookie, false);
    }

    /// `query_string`, with or without `?`.
    static void query(Fields request) {
        pairs(request, "query_string", RequestPairs::splitQuery);
    }

    private static List<Pair> splitQuery(String text) {
        return Pair.split(
                text.startsWith("?") ? text.substring(1) : text,
                (query, at) -> query.charAt(at) == '&',
                true);
    }

    /// Whether a `query_string`, in whatever form, says all that a query says.
    static boolean holds(JsonNode sent, String query) {
        var said = pairs(sent, RequestPairs::splitQuery);
        return said != null && texts(said).containsAll(texts(splitQuery(query)));
    }

    private static Set<List<String>> texts(List<Pair> pairs) {
        var texts = new HashSet<List<String>>();
        for (var pair : pairs) {
            for (var one : oneByOne(pair.value())) texts.add(List.of(pair.name(), one));
        }
        return texts;
    }

    private static void pairs(Fields request, String key, Function<String, List<Pair>> splitter) {
        var value = request.get(key);
        if (value == null) return;
        var pairs = pairs(value, splitter);
        if (pairs == null) {
            request.drop(key, UNREADABLE);
            return;
        }
        var names = write(request, key, pairs);
        if (value.isObject()) request.notes.paired(request.path.at(key), names);
    }

    /// Null when the value is a number or a boolean.
    private static @Nullable List<Pair> pairs(
            JsonNode value, Function<String, List<Pair>> splitter) {
        if (value.isTextual()) {
            var tree = JsonTree.parseNested(value.textValue());
            return tree == null ? splitter.apply(value.textValue()) : pairs(tree, splitter);
        }
        if (!value.isArray()) return Pair.of(value);
        var pairs = new ArrayList<Pair>();
        for (var element : value) {
            if (element.isTextual()) pairs.addAll(splitter.apply(element.textValue()));
            else pairs.addAll(Pair.ofOne(element));
        }
        return pairs;
    }

    /// @return the name that each entry of the list was sent with
    private static List<String> write(Fields request, String key, List<Pair> pairs) {
        var list = request.node.arrayNode();
        var names = new ArrayList<String>();
        for (var pair : pairs) {
            for (var one : oneByOne(pair.value())) {
                names.add(pair.name());
                list.addArray().add(pair.name()).add(one);
            }
        }
        if (list.isEmpty()) request.node.remove(key);
        else request.node.set(key, list);
        request.free(key, Bag.LARGE);
        return names;
    }

    private static List<String> oneByOne(@Nullable JsonNode value) {
        if (value == null) return List.of("");
        if (!value.isArray()) return List.of(Texts.anyText(value));
        var values = new ArrayList<String>();
        value.forEach(each -> values.add(Texts.anyText(each)));
        return values;
    }
}
