package dev.mayday.alerts.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few blocks of Slack's Block Kit that our messages are made of.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Block {

    @JsonProperty
    default String type() {
        return switch (this) {
            case Header _ -> "header";
            case Section _ -> "section";
            case Context _ -> "context";
            case Actions _ -> "actions";
        };
    }

    @RegisterForReflection
    @JsonPropertyOrder({"type", "block_id"})
    record Header(@JsonProperty("block_id") String id, Text text) implements Block {}

    @RegisterForReflection
    @JsonPropertyOrder("type")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Section(@Nullable Text text, @Nullable List<Text> fields) implements Block {}

    @RegisterForReflection
    @JsonPropertyOrder("type")
    record Context(List<Text> elements) implements Block {}

    @RegisterForReflection
    @JsonPropertyOrder("type")
    record Actions(List<LinkButton> elements) implements Block {}

    /// @param verbatim Slack looks for no names and addresses of its own accord
    /// @param emoji `:tada:` is one
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String type, String text, @Nullable Boolean verbatim, @Nullable Boolean emoji) {

        static Text mrkdwn(String text) {
            return new Text("mrkdwn", text, true, null);
        }

        static Text plain(String text) {
            return new Text("plain_text", text, null, false);
        }
    }

    @RegisterForReflection
    record LinkButton(
            String type, @JsonProperty("action_id") String action, Text text, String url) {

        static LinkButton of(String action, String label, String url) {
            return new LinkButton("button", action, Text.plain(label), url);
        }
    }
}
