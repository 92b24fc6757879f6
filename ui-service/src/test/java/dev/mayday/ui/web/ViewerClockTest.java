package dev.mayday.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ViewerClockTest {

    @Test
    void a_zone_is_read_as_the_browser_writes_it() {
        assertThat(ViewerClock.zone("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ViewerClock.zone("America/Argentina/Buenos_Aires"))
                .isEqualTo(ZoneId.of("America/Argentina/Buenos_Aires"));
    }

    @Test
    void what_is_no_zone_is_utc() {
        assertThat(ViewerClock.zone("")).isEqualTo(ZoneOffset.UTC);
        assertThat(ViewerClock.zone("Mars/Olympus")).isEqualTo(ZoneOffset.UTC);
        assertThat(ViewerClock.zone("..%2f..")).isEqualTo(ZoneOffset.UTC);
    }
}
