package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import java.util.Set;

/// `logentry`: the text that was logged, its template and the parameters (protocol 5.6).
final class MessageNormaliser {

    private static final Set<String> KNOWN = Set.of("message", "formatted", "params");

    private MessageNormaliser() {}

    static void normalise(Fields event) {
        var value = event.get("logentry");
        if (value == null) return;
        if (value.isBoolean() && !value.booleanValue()) {
            event.node.remove("logentry");
            return;
        }
        var bare = value.isObject() ? null : Texts.anyText(value);
        if (bare != null) bare(event, value, bare);
        var entry = event.within("logentry");
        if (entry == null) return;
        normaliseEntry(entry);
        if (entry.node.isEmpty()) event.node.remove("logentry");
    }

    private static void bare(Fields event, JsonNode value, String text) {
        event.node.putObject("logentry").put("formatted", text);
        event.notes.nested(event.path.at("logentry"), "formatted");
        if (value.isArray()) event.notes.reshaped(event.path.at("logentry"));
    }

    private static void normaliseEntry(Fields entry) {
        params(entry);
        var template = entry.anyText("message", Limit.MESSAGE);
        var formatted = entry.anyText("formatted", Limit.MESSAGE);
        if (formatted == null && template != null) {
            var params = entry.node.get("params");
            formatted = params == null ? template : MessageFormatter.format(template, params);
            entry.node.put("formatted", formatted);
            entry.anyText("formatted", Limit.MESSAGE);
        }
        if (template != null && template.equals(formatted)) entry.node.remove("message");
        entry.others(KNOWN, Bag.SMALL);
    }

    private static void params(Fields entry) {
        var params = entry.get("params");
        if (params == null) return;
        if (!params.isContainerNode()) entry.drop("params", "expected a list or an object");
        else entry.free("params", Bag.MEDIUM);
    }
}
