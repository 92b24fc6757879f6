package dev.mayday.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Errors as SDKs of several languages send them, each with something that is hard to show.
final class Examples {

    private Examples() {}

    /// By the type of the error.
    static Map<String, String> all() {
        return Map.of(
                "KeyError", python(),
                "TypeError", node(),
                "OrderException", javaChainOfThree(),
                "ReferenceError", browser(),
                "RecursionError", recursion());
    }

    private static String python() {
        var frames =
                List.of(
                        frame("starlette/routing.py", "handle", 74, false),
                        frame("app/api/routes/documents.py", "classify_document", 87, true),
                        frame("app/services/classifier.py", "classify", 43, true));
        return event("python", exception("KeyError", "'business_finance'", frames));
    }

    private static String node() {
        var frames =
                List.of(
                        frame("node:internal/process/task_queues", "processTicks", 95, false),
                        frame("/srv/app/src/checkout.js", "placeOrder", 118, true),
                        frame("/srv/app/src/cart.js", "Cart.total", 31, true));
        return event("node", exception("TypeError", "Cannot read properties of undefined", frames));
    }

    private static String browser() {
        var frames =
                List.of(
                        frame("https://shop.example/assets/vendor.js", "dispatch", 1, false),
                        frame("https://shop.example/assets/app.js", "onClick", 212, true));
        return event("javascript", exception("ReferenceError", "basket is not defined", frames));
    }

    /// Oldest cause first, as SDKs send it; no source.
    private static String javaChainOfThree() {
        return event(
                "java",
                thrown("SQLException", "connection refused", "com.example.shop.db.Pool"),
                thrown("DataException", "could not load order 17", "com.example.shop.Orders"),
                thrown("OrderException", "order 17 cannot be shown", "com.example.shop.Page"));
    }

    private static String thrown(String type, String value, String module) {
        var frames = new ArrayList<String>();
        for (int n = 0; n < 40; n++)
            frames.add(bare("org.springframework.web.F" + n, "call", false));
        frames.add(bare(module, "load", true));
        frames.add(bare("java.util.Optional", "orElseThrow", false));
        return exception(type, value, frames);
    }

    private static String recursion() {
        var frames =
                new ArrayList<>(Collections.nCopies(998, frame("app/tree.py", "walk", 12, true)));
        frames.addFirst(frame("app/main.py", "main", 3, true));
        frames.addLast(frame("app/leaf.py", "read", 8, true));
        return event(
                "python", exception("RecursionError", "maximum recursion depth exceeded", frames));
    }

    private static String event(String platform, String... exceptions) {
        return """
        {"platform":"%s","level":"error","environment":"production","release":"shop@2.5.0",\
        "transaction":"/orders/{id}","user":{"id":"u-1","email":"dana@customer.example"},\
        "request":{"method":"POST","url":"https://shop.example/orders/17"},\
        "tags":{"organisation_id":"acme","region":"eu"},"exception":{"values":[%s]}}"""
                .formatted(platform, String.join(",", exceptions));
    }

    private static String exception(String type, String value, List<String> frames) {
        return """
        {"type":"%s","value":"%s","mechanism":{"type":"generic","handled":false},\
        "stacktrace":{"frames":[%s]}}"""
                .formatted(type, value, String.join(",", frames));
    }

    private static String frame(String file, String function, int line, boolean ours) {
        return """
        {"filename":"%s","function":"%s","lineno":%d,"in_app":%s,"pre_context":[%s],\
        "context_line":"    fails(here)","post_context":[%s]}"""
                .formatted(file, function, line, ours, fiveLines(), fiveLines());
    }

    private static String fiveLines() {
        return IntStream.range(0, 5)
                .mapToObj("\"    line(%d)\""::formatted)
                .collect(Collectors.joining(","));
    }

    private static String bare(String module, String function, boolean ours) {
        return "{\"module\":\"%s\",\"function\":\"%s\",\"lineno\":7,\"in_app\":%s}"
                .formatted(module, function, ours);
    }
}
