package dev.mayday.alerts.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.alerts.channel.Channel;
import dev.mayday.alerts.channel.Notice;
import dev.mayday.alerts.egress.Clearance;
import dev.mayday.alerts.egress.Egress;
import dev.mayday.alerts.egress.Outbound;
import dev.mayday.alerts.egress.Reply;
import dev.mayday.contracts.alerts.AlertsApi.Field;
import dev.mayday.contracts.alerts.ChannelKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Slack's incoming webhooks, and whatever understands the same JSON.
@Singleton
record Slack(ObjectMapper json, Egress egress, Outbound outbound, Config config)
        implements Channel<Slack.Settings> {

    private static final String URL = "url";
    private static final int LONGEST_URL = 2000;

    /// @param url its path is the secret
    record Settings(String url) {
        @Override
        public String toString() {
            return Egress.masked(url);
        }
    }

    @ConfigMapping(prefix = "mayday.alerts.slack")
    interface Config {
        /// Incoming webhook of every project that has no destination of its own.
        Optional<String> webhookUrl();

        /// Least time between two messages to one webhook: Slack's own limit.
        @WithDefault("1s")
        Duration pace();
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.SLACK;
    }

    @Override
    public String title() {
        return "Slack";
    }

    @Override
    public List<Field> fields() {
        var hint = "https://hooks.slack.com/services/…";
        return List.of(new Field(URL, "Slack incoming-webhook URL", "url", hint));
    }

    @Override
    public Settings settings(Map<String, String> given) throws Unfit {
        var url = given.getOrDefault(URL, "").strip();
        if (url.isEmpty() || url.length() > LONGEST_URL) {
            throw new Unfit("url: 1–" + LONGEST_URL + " characters are expected");
        }
        return new Settings(url);
    }

    @Override
    public Uni<Optional<String>> objection(Settings settings) {
        return egress.clear(settings.url())
                .map(
                        clearance ->
                                switch (clearance) {
                                    case Clearance.Cleared _ -> Optional.empty();
                                    case Clearance.Refused(var text) -> Optional.of("url: " + text);
                                    case Clearance.Unresolved(var text) ->
                                            Optional.of("url: " + text);
                                });
    }

    @Override
    public String masked(Settings settings) {
        return Egress.masked(settings.url());
    }

    @Override
    public Duration pace() {
        return config.pace();
    }

    @Override
    public Optional<Map<String, String>> ofInstallation() {
        return config.webhookUrl().filter(url -> !url.isBlank()).map(url -> Map.of(URL, url));
    }

    @Override
    public Uni<Reply> send(Notice notice, Settings settings) {
        var headers = Map.of("Idempotency-Key", notice.key());
        return outbound.post(settings.url(), headers, message(notice));
    }

    String message(Notice notice) {
        try {
            return json.writeValueAsString(SlackMessage.of(notice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }
}
