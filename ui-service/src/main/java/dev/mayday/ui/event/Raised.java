package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mayday.contracts.issues.ThrownException;
import dev.mayday.contracts.issues.ThrownException.Relation;
import java.util.ArrayList;
import java.util.List;

/// An exception of an event with the stack that speaks for it; without an exception only the stack
/// that the event brought instead.
///
/// @param how it belongs to the others
/// @param exception as sent; missing when there is none
record Raised(ThrownException how, JsonNode exception, StandIns.Lent stack) {

    /// @param order of the exceptions in the body, as people read them
    static List<Raised> all(List<ThrownException> order, JsonNode body) {
        var stacks = new StandIns(body);
        var exceptions =
                Json.values(body.path("exception")).stream().filter(JsonNode::isObject).toList();
        var raised = new ArrayList<Raised>();
        for (var thrown : order) {
            if (thrown.index() >= exceptions.size()) continue;
            var exception = exceptions.get(thrown.index());
            raised.add(new Raised(thrown, exception, stacks.of(exception, raised.isEmpty())));
        }
        if (raised.isEmpty()) {
            var lent = stacks.ofEvent();
            if (!lent.isEmpty()) raised.add(alone(lent));
        }
        return raised;
    }

    private static Raised alone(StandIns.Lent lent) {
        var how = new ThrownException(0, 0, Relation.OUTERMOST, -1);
        return new Raised(how, MissingNode.getInstance(), lent);
    }

    String type() {
        return Json.text(exception, "type");
    }

    String value() {
        return Json.text(exception, "value");
    }

    String module() {
        return Json.text(exception, "module");
    }

    Relation relation() {
        return how.relation();
    }

    /// Newest first.
    List<Call> calls() {
        return Json.elements(stack.stacktrace().path("frames")).reversed().stream()
                .filter(JsonNode::isObject)
                .map(Call::of)
                .toList();
    }

    /// A frame as texts name it.
    ///
    /// @param file as the frame is called, and `path` the whole way to it
    /// @param line 0 when unknown, as is `column`
    /// @param source the line that ran, without the blanks around it
    record Call(
            String module,
            String function,
            String file,
            String path,
            int line,
            int column,
            String source,
            boolean ours) {

        static Call of(JsonNode frame) {
            var function =
                    Json.firstOf(frame, "function", "symbol", "raw_function", "instruction_addr");
            return new Call(
                    Json.text(frame, "module"),
                    function.isEmpty() ? "<unknown>" : function,
                    Json.firstOf(frame, "filename", "module", "abs_path", "package"),
                    Json.firstOf(frame, "abs_path", "filename", "module", "package"),
                    Math.max(0, frame.path("lineno").asInt(0)),
                    Math.max(0, frame.path("colno").asInt(0)),
                    Json.text(frame, "context_line").strip(),
                    frame.path("in_app").asBoolean(false));
        }

        /// "cart.js:31:5"
        String at(String where) {
            if (line == 0) return where;
            return column == 0 ? where + ":" + line : where + ":" + line + ":" + column;
        }
    }
}
