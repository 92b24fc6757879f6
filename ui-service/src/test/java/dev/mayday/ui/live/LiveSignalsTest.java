package dev.mayday.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.bus.Channels;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

class LiveSignalsTest {

    private static final Map<String, Object> SHARED =
            Map.of("group.id", "ui-service", "auto.offset.reset", "earliest", "acks", "all");

    @Test
    void each_process_hears_all_signals_from_now_on() {
        var one = customized(Channels.ISSUE_SIGNALS);
        var other = customized(Channels.ISSUE_SIGNALS);

        assertThat(one).containsEntry("auto.offset.reset", "latest").containsEntry("acks", "all");
        assertThat(one.get("group.id")).isNotIn("ui-service", other.get("group.id"));
    }

    @Test
    void other_channels_stay_as_they_are() {
        assertThat(customized(Channels.ISSUE_CHANGES)).isEqualTo(SHARED);
    }

    private static Map<String, Object> customized(String channel) {
        return new LiveSignals().customize(channel, ConfigProvider.getConfig(), SHARED);
    }
}
