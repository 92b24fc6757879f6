package dev.mayday.alerts.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.alerts.delivery.Channel;
import dev.mayday.alerts.delivery.Notice;
import jakarta.enterprise.context.ApplicationScoped;

/// Slack's incoming webhooks, and whatever understands the same JSON.
@ApplicationScoped
class SlackWebhook implements Channel {

    private final ObjectMapper json;

    SlackWebhook(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "slack";
    }

    @Override
    public String message(Notice notice) {
        try {
            return json.writeValueAsString(SlackMessage.of(notice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }
}
