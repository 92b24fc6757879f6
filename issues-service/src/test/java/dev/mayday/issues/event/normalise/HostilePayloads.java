package dev.mayday.issues.event.normalise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// The most expensive megabytes that we could think of, by name.
final class HostilePayloads {

    private static final int SIZE = 1_000_000;

    private HostilePayloads() {}

    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var key :
                new String[] {
                    "exception",
                    "threads",
                    "breadcrumbs",
                    "extra",
                    "tags",
                    "contexts",
                    "debug_meta",
                    "fingerprint",
                    "modules",
                    "errors",
                    "_meta",
                    "spans",
                    "unknown"
                }) {
            all.put(key + ": empty objects", top(key, list("{}")));
            all.put(key + ": lists of two", top(key, list("[1,2]")));
            all.put(key + ": many keys", top(key, keys(i -> "\"k" + i + "\":1")));
            all.put(key + ": objects under keys", top(key, keys(i -> "\"" + i + "\":{}")));
            all.put(key + ": wide and deep", top(key, nested(key)));
        }
        all.put("values: empty objects", "{\"exception\":{\"values\":" + list("{}") + "}}");
        all.put("frames: empty objects", frames(list("{}")));
        all.put("frames: functions", frames(list("{\"function\":\"f\"}")));
        all.put("frames: vars", frames(list("{\"vars\":{\"a\":[{},{}]}}")));
        all.put(
                "many stacks",
                top(
                        "exception",
                        list(
                                "{\"type\":\"E\",\"stacktrace\":{\"frames\":[{},{\"lineno\":\"x\"}]}}")));
        for (var part : new String[] {"headers", "cookies", "query_string", "data", "env"}) {
            all.put("request." + part + ": empty objects", request(part, list("{}")));
            all.put("request." + part + ": pairs", request(part, list("[\"password\",\"b\"]")));
            all.put("request." + part + ": keys", request(part, keys(i -> "\"k" + i + "\":\"v\"")));
            all.put("request." + part + ": text", request(part, text("a=b&")));
        }
        all.put("extra: numbers", top("extra", list("1")));
        all.put("extra: floats", top("extra", list("0.1")));
        all.put("extra: long floats", top("extra", list("-1.2345678901234567e-200")));
        all.put("extra: longest floats", top("extra", list("1." + "7".repeat(97))));
        all.put("request.data: escaped", request("data", text("%61=%61=")));
        all.put("request.data: escaped pairs", request("data", text("%61=%61&")));
        all.put("request.query_string: escaped", request("query_string", text("%61=%61=")));
        all.put("request.query_string: plus", request("query_string", text("a=+&")));
        all.put("extra: long numbers", top("extra", list("1".repeat(101))));
        all.put("extra: huge exponents", top("extra", list("1e400")));
        all.put("extra: wrong frames", frames(list("7")));
        all.put("extra: colliding keys", top("extra", colliding("Aa", "BB")));
        all.put("top: colliding keys", colliding("Aa", "B@"));
        all.put("extra: json in texts", top("extra", list(text(40, "[1,\\\"\\\",{}],"))));
        for (var part : new String[] {"eyJ-", "a@", "4111 ", "token ", "://", "1:", "AB12"})
            all.put(
                    "extra: " + part,
                    top("extra", keys(i -> "\"k" + i + "\":" + text(15_000, part))));
        all.put("message: text", top("message", text("%s {} ")));
        all.put(
                "value: text",
                "{\"exception\":[{\"type\":\"E\",\"value\":" + text("4111 a@b.c ") + "}]}");
        return all;
    }

    private static String top(String key, String value) {
        return "{\"" + key + "\":" + value + "}";
    }

    private static String frames(String list) {
        return "{\"exception\":[{\"type\":\"E\",\"stacktrace\":{\"frames\":" + list + "}}]}";
    }

    private static String request(String key, String value) {
        return "{\"request\":{\"" + key + "\":" + value + "}}";
    }

    private static String list(String element) {
        int count = SIZE / (element.length() + 1);
        return "[" + (element + ",").repeat(count) + element + "]";
    }

    private static String keys(IntFunction<String> entry) {
        var keys = new StringBuilder(SIZE).append("{\"k\":1");
        for (int i = 0; keys.length() < SIZE; i++) keys.append(',').append(entry.apply(i));
        return keys.append('}').toString();
    }

    private static String nested(String key) {
        var inner = "[" + "{\"a\":[[],[]]},".repeat(60) + "{}]";
        return list("{\"" + key + "\":" + inner + ",\"data\":" + inner + "}");
    }

    private static String colliding(String one, String other) {
        return keys(
                i -> {
                    var name = new StringBuilder("\"");
                    for (int bit = 0; bit < 16; bit++)
                        name.append((i >> bit & 1) == 0 ? one : other);
                    return name.append("\":1").toString();
                });
    }

    private static String text(String part) {
        return text(SIZE, part);
    }

    private static String text(int length, String part) {
        return "\"" + part.repeat(length / part.length()) + "\"";
    }
}
