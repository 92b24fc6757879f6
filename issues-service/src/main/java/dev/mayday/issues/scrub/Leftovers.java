package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Values that were dropped and are only remembered, in `errors` and in `_meta`: they may be as
/// secret as the ones that were kept. No remarks are made about remarks.
record Leftovers(KeyRules keys, TextScrubber texts) {

    void scrub(ObjectNode event) {
        for (var error : event.path("errors")) {
            byName(error);
            if (error instanceof ObjectNode entry && entry.has("value")) remembered(entry);
        }
        byName(event.path("sdk"));
        if (event.get("_meta") instanceof ObjectNode meta) below(meta, false);
    }

    private void remembered(ObjectNode error) {
        boolean secret = false;
        for (var key : error.path("name").asText().split("\\.", 50)) secret |= isSecret(key);
        error.set(
                "value",
                secret ? TextNode.valueOf(Redaction.FILTERED) : scrubbed(error.get("value")));
    }

    private void below(ObjectNode meta, boolean secret) {
        for (var entry : meta.properties()) {
            if (!(entry.getValue() instanceof ObjectNode child)) {
                byName(entry.getValue());
                if (isSecret(entry.getKey())) entry.setValue(TextNode.valueOf(Redaction.FILTERED));
                continue;
            }
            if (entry.getKey().isEmpty()) byName(child);
            if (!entry.getKey().isEmpty()) {
                below(child, secret || isSecret(entry.getKey()));
            } else if (child.has("val")) {
                child.set(
                        "val",
                        secret ? TextNode.valueOf(Redaction.FILTERED) : scrubbed(child.get("val")));
            }
        }
    }

    /// What says how the event is built is judged by its keys alone.
    private void byName(JsonNode node) {
        for (var entry : node.properties()) {
            if (entry.getValue().isNull()) continue;
            if (keys.ruleFor(entry.getKey(), false) == null) byName(entry.getValue());
            else entry.setValue(TextNode.valueOf(Redaction.FILTERED));
        }
        if (node.isArray()) node.forEach(this::byName);
    }

    private boolean isSecret(String key) {
        return keys.ruleFor(key, true) != null;
    }

    private JsonNode scrubbed(JsonNode value) {
        var text = value.isTextual() ? value.textValue() : value.toString();
        var redaction = texts.scrub(text, null);
        return redaction == null ? value : TextNode.valueOf(redaction.text());
    }
}
