package dev.mayday.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.AlertsConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackSettingsTest {

    @Test
    void the_webhook_of_the_installation_comes_from_the_environment_as_ever() {
        var environment = Map.of("MAYDAY_ALERTS_SLACK_WEBHOOK_URL", "https://hooks.example/x");

        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(AlertsConfig.class)
                        .withMapping(Slack.Config.class)
                        .withSources(new EnvConfigSource(environment, 300))
                        .build()
                        .getConfigMapping(Slack.Config.class);

        assertThat(config.webhookUrl()).contains("https://hooks.example/x");
        assertThat(config.pace()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void settings_never_print_their_secret() {
        var settings = new Slack.Settings("https://hooks.slack.com/services/T0/B0/s3cr3t");

        assertThat(settings.toString()).isEqualTo("https://hooks.slack.com/…");
    }
}
