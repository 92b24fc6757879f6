package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One exception of a chain, or the stack of a thread when nothing was thrown.
///
/// @param relation how it belongs to the one above: "", "caused by", "in the group"
/// @param handled "handled", "unhandled" or ""
/// @param mechanism what caught it
public record ErrorView(
        String type,
        String value,
        String relation,
        String handled,
        String mechanism,
        StackView stack) {

    /// @param body the event
    /// @return what was thrown last first, which is the order people read
    static List<ErrorView> chain(JsonNode body, Highlighter highlighter) {
        var thrown = Json.values(body.path("exception")).reversed();
        var chain = new ArrayList<ErrorView>();
        for (var exception : thrown) {
            chain.add(of(exception, relation(chain.isEmpty(), exception), highlighter));
        }
        return chain.isEmpty() ? threads(body, highlighter) : chain;
    }

    private static ErrorView of(JsonNode exception, String relation, Highlighter highlighter) {
        var mechanism = exception.path("mechanism");
        return new ErrorView(
                Json.text(exception, "type"),
                Json.text(exception, "value"),
                relation,
                handled(mechanism.path("handled")),
                Json.text(mechanism, "type"),
                StackView.of(exception.path("stacktrace"), highlighter));
    }

    private static String relation(boolean first, JsonNode exception) {
        if (first) return "";
        var source = Json.text(exception.path("mechanism"), "source");
        return source.startsWith("exceptions[") || source.startsWith("errors[")
                ? "in the group"
                : "caused by";
    }

    private static String handled(JsonNode handled) {
        if (!handled.isBoolean()) return "";
        return handled.asBoolean() ? "handled" : "unhandled";
    }

    private static List<ErrorView> threads(JsonNode body, Highlighter highlighter) {
        var threads = new ArrayList<ErrorView>();
        for (var thread : Json.values(body.path("threads"))) {
            var stack = StackView.of(thread.path("stacktrace"), highlighter);
            if (stack.count() > 0) {
                threads.add(new ErrorView("", Json.text(thread, "name"), "thread", "", "", stack));
            }
        }
        var bare = StackView.of(body.path("stacktrace"), highlighter);
        if (threads.isEmpty() && bare.count() > 0) {
            threads.add(new ErrorView("", "", "thread", "", "", bare));
        }
        return threads;
    }
}
