package dev.mayday.ui.issues;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stored explanation of the grouping (grouping 2.12) in words.
///
/// @param sentence what decided
/// @param parts what two events must share to be this issue
/// @param leftOut what was not looked at, and why
record WhyGrouped(String sentence, List<Part> parts, String leftOut) {

    /// @param name what kind of fact
    record Part(String name, String value) {}

    /// @param ours whether the stacks hold a frame of the application
    static WhyGrouped of(@Nullable JsonNode explanation, boolean ours) {
        if (explanation == null || !explanation.isObject()) {
            return new WhyGrouped("", List.of(), "");
        }
        var parts = new ArrayList<Part>();
        for (var part : explanation.path("parts")) {
            parts.add(new Part(name(part.path("tag").asText("")), value(part)));
        }
        return new WhyGrouped(
                sentence(explanation, ours),
                parts,
                leftOut(either(explanation, "left_out", "leftOut")));
    }

    private static JsonNode either(JsonNode node, String name, String otherName) {
        return node.has(name) ? node.path(name) : node.path(otherName);
    }

    private static String sentence(JsonNode explanation, boolean ours) {
        long frames = count(explanation, "f") + count(explanation, "recur");
        return switch (explanation.path("evidence").asText("")) {
            case "app" ->
                    frames == 1
                            ? "1 frame of your code decides this issue."
                            : frames + " frames of your code decide this issue.";
            case "system" ->
                    ours
                            ? "Library frames decide this issue, because no frame of your code says"
                                    + " enough."
                            : "Library frames decide this issue, because none of your code is in"
                                    + " the stack.";
            case "message" -> "The message decides this issue, because there is no usable stack.";
            case "fingerprint" -> "A fingerprint decides this issue.";
            case "checksum" -> "A checksum from the client decides this issue.";
            case "exception group" -> "The members of the exception group decide this issue.";
            case "template" -> "The template and its line decide this issue.";
            case "security report" -> "The violated rule and what it blocked decide this issue.";
            default -> "Events with the same facts join this issue.";
        };
    }

    private static long count(JsonNode explanation, String tag) {
        long count = 0;
        for (var part : explanation.path("parts")) {
            if (part.path("tag").asText().equals(tag)) count++;
        }
        return count;
    }

    private static String name(String tag) {
        return switch (tag) {
            case "type" -> "Error type";
            case "ns" -> "Namespace";
            case "f" -> "Frame";
            case "recur" -> "Recursion";
            case "msg" -> "Message";
            case "outer" -> "Outer error";
            case "of" -> "Outer frame";
            case "ctx" -> "Line";
            case "group" -> "Group member";
            case "fp" -> "Fingerprint";
            case "checksum" -> "Checksum";
            case "thread" -> "Thread";
            case "template" -> "Template";
            default -> tag;
        };
    }

    private static String value(JsonNode part) {
        var words = new ArrayList<String>();
        for (var value : part.path("values")) {
            if (!value.asText().isEmpty()) words.add(value.asText());
        }
        return String.join(" · ", words);
    }

    private static String leftOut(JsonNode frames) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (var frame : frames) {
            reasons.merge(frame.path("reason").asText("other").replace('-', ' '), 1, Integer::sum);
        }
        var words = new ArrayList<String>();
        reasons.forEach((reason, count) -> words.add(count + " " + reason));
        return String.join(", ", words);
    }
}
