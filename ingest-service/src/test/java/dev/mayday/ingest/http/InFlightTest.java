package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(1000, 10);

    @Test
    void what_is_unpacked_has_room_of_its_own_and_gives_it_back() {
        var first = inFlight.begin("203.0.113.1");
        var second = inFlight.begin("203.0.113.2");

        assertThat(first.unpack(400)).isTrue();
        assertThat(second.unpack(101)).isFalse();
        assertThat(second.unpack(100)).isTrue();
        assertThat(inFlight.begin("203.0.113.3").hold(1000, true)).isTrue();
        first.end();
        assertThat(second.unpack(400)).isTrue();
    }

    @Test
    void what_is_larger_than_all_of_the_room_is_unpacked_alone() {
        var large = inFlight.begin("203.0.113.1");
        var other = inFlight.begin("203.0.113.2");

        assertThat(large.unpack(5000)).isTrue();
        assertThat(large.unpack(5000)).isTrue();
        assertThat(other.unpack(1)).isFalse();
        large.end();
        assertThat(other.unpack(1)).isTrue();
    }
}
