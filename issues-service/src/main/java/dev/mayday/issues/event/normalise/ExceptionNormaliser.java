package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Lists;
import java.util.Set;

/// `exception`: the chain of errors, root cause first (protocol 5.3).
record ExceptionNormaliser(StackTraceNormaliser stackTraces) {

    /// Of a longer chain the innermost and the outermost are kept.
    private static final int INNERMOST = 40;

    private static final int OUTERMOST = 10;
    private static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "value",
                    "module",
                    "thread_id",
                    "stacktrace",
                    "raw_stacktrace",
                    "mechanism");

    void normalise(Fields event) {
        if (event.node.path("exception").isObject() && event.node.path("exception").isEmpty()) {
            event.notes.missing(event.path.at("exception"), "type or value");
        }
        var chain = event.values("exception", "value");
        if (!chain.isEmpty() && shorten(event)) chain = event.values("exception", "value");
        boolean any = false;
        for (var exception : chain) any |= normaliseOne(exception, event);
        if (!any) event.node.remove("exception");
        stackTraces.normalise(event, "stacktrace");
    }

    private static boolean shorten(Fields event) {
        var values = (ArrayNode) event.node.path("exception").path("values");
        int length = values.size();
        int gone = Lists.removeRange(values, INNERMOST, length - INNERMOST - OUTERMOST);
        if (gone == 0) return false;
        var path = event.path.at("exception").at("values");
        event.notes.closedUp(path, INNERMOST, gone);
        event.notes.shortened(path, length);
        return true;
    }

    /// @return whether it says anything; an exception that does not becomes null in the list
    private boolean normaliseOne(Fields exception, Fields event) {
        splitValue(exception);
        var type = exception.text("type", Limit.SYMBOL);
        var value = exception.anyText("value", Limit.MESSAGE);
        exception.text("module", Limit.SYMBOL);
        exception.text("thread_id", Limit.WORD);
        boolean stack = stackTraces.normalise(exception, "stacktrace");
        stackTraces.normalise(exception, "raw_stacktrace");
        MechanismNormaliser.normalise(exception);
        exception.others(KNOWN, Bag.SMALL);
        if (type != null || value != null) return true;
        event.notes.missing(exception.path, "type or value");
        if (!stack) forget(exception, event);
        return stack;
    }

    private static void forget(Fields exception, Fields event) {
        var values = (ArrayNode) event.node.path("exception").path("values");
        values.setNull(Lists.index(exception.path.key()));
    }

    /// `ValueError: bad` as a value without type is a type and a value.
    private static void splitValue(Fields exception) {
        if (exception.get("type") != null && !exception.node.path("type").asText(" ").isBlank())
            return;
        if (!exception.node.path("value").isTextual()) return;
        var value = exception.node.path("value").textValue();
        int colon = 0;
        while (colon < value.length() && isWord(value.charAt(colon))) colon++;
        boolean typed =
                colon > 0
                        && colon < value.length()
                        && value.charAt(colon) == ':'
                        && value.indexOf('\n') < 0;
        if (!typed) return;
        exception.node.put("type", value.substring(0, colon));
        exception.node.put("value", value.substring(colon + 1).strip());
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
