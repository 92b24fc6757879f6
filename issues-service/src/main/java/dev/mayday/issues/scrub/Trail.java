package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where we are in the event, and the place beside it in `_meta` where remarks go.
final class Trail {

    private final ObjectNode event;
    private final List<String> keys = new ArrayList<>();
    private int texts;
    private @Nullable String ruleInText;

    Trail(ObjectNode event) {
        this.event = event;
    }

    void enter(String key) {
        keys.add(key);
    }

    void leave() {
        keys.removeLast();
    }

    List<String> keys() {
        return keys;
    }

    /// The key of the value that is being looked at; empty at the top.
    String last() {
        return keys.isEmpty() ? "" : keys.getLast();
    }

    boolean inCookies() {
        return KeyRules.bare(last()).equalsIgnoreCase("cookies");
    }

    /// From here to [#leaveText] is what a text says that is JSON itself: remarks about it have no
    /// place of their own.
    ///
    /// @return what [#leaveText] wants back
    @Nullable String enterText() {
        texts++;
        var outer = ruleInText;
        ruleInText = null;
        return outer;
    }

    /// The first rule that changed something within the text, or null.
    @Nullable String leaveText(@Nullable String outer) {
        texts--;
        var rule = ruleInText;
        ruleInText = outer;
        return rule;
    }

    int depthOfTexts() {
        return texts;
    }

    private boolean isInText(String rule) {
        if (texts > 0 && ruleInText == null) ruleInText = rule;
        return texts > 0;
    }

    /// The value here was replaced as a whole or removed.
    void remarkWhole(String rule, char type, int lengthBefore, int lengthAfter) {
        if (isInText(rule)) return;
        var mark = mark();
        mark.remove("val");
        var remarks = mark.putArray("rem");
        remark(remarks, rule, type, 0, lengthAfter);
        if (!mark.has("len")) mark.put("len", lengthBefore);
    }

    /// Parts of the text here were replaced.
    void remarkParts(Redaction redaction) {
        if (isInText(redaction.parts().getFirst().rule())) return;
        var mark = mark();
        var remarks = mark.get("rem") instanceof ArrayNode there ? there : mark.putArray("rem");
        redaction.moveAlong(remarks);
        for (var part : redaction.parts())
            remark(remarks, part.rule(), 's', part.start(), part.end());
        if (!mark.has("len")) mark.put("len", redaction.lengthBefore());
    }

    private static void remark(ArrayNode remarks, String rule, char type, int start, int end) {
        var remark = remarks.addArray().add(rule).add(String.valueOf(type));
        if (type != 'x') remark.add(start).add(end);
    }

    private ObjectNode mark() {
        var node = child(event, "_meta");
        for (var key : keys) node = child(node, key);
        return child(node, "");
    }

    private static ObjectNode child(ObjectNode node, String key) {
        return node.get(key) instanceof ObjectNode there ? there : node.putObject(key);
    }
}
