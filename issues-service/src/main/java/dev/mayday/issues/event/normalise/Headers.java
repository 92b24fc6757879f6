package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.json.Numbers;
import dev.mayday.issues.event.json.Pair;
import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Request headers as a list of `[Name, value]`, with the cookies taken out of them.
final class Headers {

    private static final int LONGEST_VALUE = 4096;

    private Headers() {}

    static void normalise(Fields request) {
        var cookies = new ArrayList<Pair>();
        headers(request, cookies);
        RequestPairs.cookies(request, cookies);
    }

    private static void headers(Fields request, List<Pair> cookies) {
        var sent = request.get("headers");
        if (sent == null) return;
        var tree = sent.isTextual() ? JsonTree.parseNested(sent.textValue()) : null;
        var value = tree == null ? sent : tree;
        var nameless = new Nameless(request);
        var pairs = pairs(value, nameless);
        if (pairs == null) {
            request.drop("headers", "expected an object or a list of pairs");
            return;
        }
        if (value instanceof ObjectNode)
            pairs.sort(Comparator.comparing(pair -> titleCase(pair.name())));
        var list = request.node.arrayNode();
        var names = new ArrayList<String>();
        var cuts = new ArrayList<Runnable>();
        var path = request.path.at("headers");
        for (var pair : pairs) {
            var name = titleCase(pair.name().strip());
            if (name.isEmpty()) {
                nameless.note();
                continue;
            }
            if (name.equals("Cookie") && takeCookies(pair.value(), cookies)) continue;
            names.add(pair.name());
            var text = joined(pair.value());
            var cut = Texts.cut(text, LONGEST_VALUE);
            var here = path.at(list.size()).at(1);
            if (!cut.equals(text)) cuts.add(() -> request.notes.cut(here, text, cut));
            list.addArray().add(name).add(cut);
        }
        if (value.isObject()) request.notes.paired(path, names);
        // After what the SDK wrote has moved to its place in the list.
        cuts.forEach(Runnable::run);
        if (value.size() > pairs.size()) request.notes.shortened(path, value.size());
        if (list.isEmpty()) request.node.remove("headers");
        else request.node.set("headers", list);
        request.free("headers", Bag.LARGER);
    }

    /// Also as the lines of HTTP, and as a list of such lines.
    private static @Nullable List<Pair> pairs(JsonNode value, Nameless nameless) {
        if (value.isTextual()) return lines(value.textValue(), nameless);
        var pairs = Pair.of(value);
        if (pairs == null || !value.isArray()) return pairs;
        var all = new ArrayList<Pair>();
        for (var pair : pairs) all.addAll(lines(pair, nameless));
        return all;
    }

    private static @Nullable List<Pair> lines(String text, Nameless nameless) {
        var pairs = new ArrayList<Pair>();
        boolean lacksName = false;
        for (var line : text.split("\\R", 1000)) {
            int colon = line.indexOf(':');
            if (colon > 0)
                pairs.add(Pair.of(line.substring(0, colon), line.substring(colon + 1).strip()));
            else if (!line.isBlank()) lacksName = true;
        }
        if (pairs.isEmpty()) return null;
        if (lacksName) nameless.note();
        return pairs;
    }

    private static List<Pair> lines(Pair indexed, Nameless nameless) {
        if (indexed.value() == null || !Numbers.isNatural(indexed.name())) return List.of(indexed);
        var lines = lines(indexed.value().asText(), nameless);
        return lines == null ? List.of(indexed) : lines;
    }

    /// Says once that some had no name. Not what they were: what is not told apart by a name cannot
    /// be judged by it either.
    private static final class Nameless {

        private final Fields request;
        private boolean isNoted;

        Nameless(Fields request) {
            this.request = request;
        }

        void note() {
            if (isNoted) return;
            isNoted = true;
            request.notes.invalid(request.path.at("headers"), "a header without a name", null);
        }
    }

    /// A cookie without a name stays a header, which is filtered as a whole.
    private static boolean takeCookies(@Nullable JsonNode value, List<Pair> cookies) {
        if (value == null || joined(value).indexOf('=') <= 0) return false;
        cookies.addAll(RequestPairs.cookiesOf(value));
        return true;
    }

    private static String joined(@Nullable JsonNode value) {
        if (value == null) return "";
        if (!value.isArray()) return Texts.anyText(value);
        var joined = new StringJoiner(", ");
        value.forEach(each -> joined.add(Texts.anyText(each)));
        return joined.toString();
    }

    /// `x-request-id` is `X-Request-Id`.
    static String titleCase(String name) {
        var title = new StringBuilder(name.length());
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            title.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = c == '-';
        }
        return title.toString();
    }

    /// The value of a header of a request in order, or null.
    static @Nullable String value(JsonNode request, String name) {
        for (var pair : request.path("headers")) {
            if (pair.path(0).asText().equals(name)) return pair.path(1).asText();
        }
        return null;
    }
}
