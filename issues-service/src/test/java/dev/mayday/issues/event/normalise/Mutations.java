package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Payloads that no SDK would send, made from some that one does.
public final class Mutations {

    private static final String[] TOKENS = {
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e308",
        "NaN",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[[[[[]]]]]",
        "{\"\":{}}",
        "{\"values\":null}",
        "99999999999999999999",
        "\"{{auto}}\"",
        "\"?\"",
        "\\u0000",
        "\u0000",
        "\\\"",
        "\"_meta\":{\"a\":1}"
    };

    private Mutations() {}

    /// One payload with every interface in it.
    public static byte[] everything() {
        return """
                {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","timestamp":1768814071.5,"start_timestamp":1768814070,
                "level":"warn","platform":"javascript","logger":"app.log","server_name":"w1","site":"s","release":"a@1",
                "dist":"2","environment":"prod","transaction":"/t","transaction_info":{"source":"url"},"culprit":"c",
                "title":"t","fingerprint":["{{ default }}",1],"checksum":"abc","modules":{"a":"1"},"extra":{"k":{"l":[1]}},
                "tags":[["a","b"],["c",1]],"sdk":{"name":"s","version":"1","packages":[{"name":"p"}],"settings":{"infer_ip":"auto"}},
                "errors":[{"type":"x"}],"_meta":{"extra":{"k":{"":{"len":9}}}},"debug_meta":{"images":[{"type":"sourcemap"}]},
                "exception":{"values":[{"type":"A","value":"v","thread_id":1,"mechanism":{"type":"m","handled":false,
                "exception_id":1,"parent_id":0,"meta":{"ns_error":{"domain":"d","code":1}}},"stacktrace":{"frames":[
                {"filename":"https://x.io/a.js","function":"f","lineno":1,"colno":2,"in_app":true,"context_line":"x",
                "pre_context":["a"],"post_context":["b"],"vars":{"v":1},"data":{"sourcemap":"s"},"image_addr":1}],
                "registers":{"r":"0x1"}}},{"value":"B: w","mechanism":{"exception_id":0,"is_exception_group":true}}]},
                "threads":{"values":[{"id":1,"name":"main","crashed":true,"stacktrace":{"frames":[{"function":"g"}]}}]},
                "stacktrace":{"frames":[{"function":"h"}]},"template":{"filename":"t"},
                "breadcrumbs":{"values":[{"timestamp":1768814070,"ty":"http","category":"c","level":"log","message":"m","data":{"a":1}}]},
                "request":{"url":"https://x.io/p?q=1#f","method":"get","data":"{\\"a\\":1}","query_string":"a=1","cookies":"a=b",
                "headers":{"x-a":["1","2"],"Cookie":"c=d"},"env":{"REMOTE_ADDR":"{{auto}}"}},
                "user":{"id":1,"username":"u","email":"e","ip_address":"{{auto}}","geo":{"city":"c"},"data":{"a":1},"b":2},
                "contexts":{"trace":{"trace_id":"4c79f60c11214eb38604f4ae0781bfb2","span_id":"fa90fdead5f74052"},
                "os":{"raw_description":"Windows 10"},"browser":{"name":"F","version":"1"},"device":{"family":"d"}},
                "logentry":{"message":"a %s {}","params":["b"]},"spans":[{}],"measurements":{"a":{"value":1}}}
                """
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] of(byte[] seed, Random random) {
        var mutated = seed;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) mutated = change(mutated, random);
        return mutated;
    }

    private static byte[] change(byte[] from, Random random) {
        int at = random.nextInt(from.length);
        int end = Math.min(from.length, at + random.nextInt(1 + random.nextInt(60)));
        var out = new ByteArrayOutputStream(from.length + 60);
        out.write(from, 0, at);
        switch (random.nextInt(10)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 ->
                    out.writeBytes(
                            TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
            case 2, 3, 4, 5, 6, 7 -> end = valueEnd(from, at, out, random);
            case 8 -> out.write(from, at, end - at);
            default -> {}
        }
        int resume = Math.max(at, end);
        out.write(from, resume, from.length - resume);
        return out.toByteArray();
    }

    /// Replaces what follows the next colon up to a comma or the end of a container, so that the
    /// JSON stays whole.
    private static int valueEnd(byte[] from, int at, ByteArrayOutputStream out, Random random) {
        int colon = at;
        while (colon < from.length && from[colon] != ':') colon++;
        int end = colon;
        while (end < from.length && ",}]".indexOf(from[end]) < 0) end++;
        if (end == from.length) return at;
        out.write(from, at, colon + 1 - at);
        out.writeBytes(TOKENS[random.nextInt(15)].getBytes(StandardCharsets.UTF_8));
        return end;
    }

    /// The payload once for each value in it, with that value replaced.
    public static List<byte[]> withEachValueReplaced(JsonNode payload, String replacement) {
        var wrong = Reads.json(replacement);
        var payloads = new ArrayList<byte[]>();
        visit(
                payload,
                wrong,
                mutated -> payloads.add(payload.toString().getBytes(StandardCharsets.UTF_8)));
        return payloads;
    }

    private static void visit(JsonNode node, JsonNode wrong, Consumer<JsonNode> seen) {
        if (node instanceof ObjectNode object) {
            for (var entry : List.copyOf(object.properties())) {
                var before = entry.getValue();
                object.set(entry.getKey(), wrong);
                seen.accept(object);
                object.set(entry.getKey(), before);
                visit(before, wrong, seen);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var before = array.get(i);
                array.set(i, wrong);
                seen.accept(array);
                array.set(i, before);
                visit(before, wrong, seen);
            }
        }
    }
}
