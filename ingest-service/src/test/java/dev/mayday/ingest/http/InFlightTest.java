package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Of 1600 bytes: half for what is unpacked, a quarter kept for those within the share of an
/// address, which is an eighth.
class InFlightTest {

    private static final String K = "a".repeat(32);
    private static final String L = "b".repeat(32);

    private final InFlight inFlight = new InFlight(1600, 10);

    @Test
    void what_is_unpacked_has_room_of_its_own_and_gives_it_back() {
        var first = part("203.0.113.1", K);
        var second = part("203.0.113.2", L);

        assertThat(first.unpack(700)).isTrue();
        assertThat(second.unpack(201)).isFalse();
        assertThat(part("203.0.113.3", "").hold(1600, true)).isTrue();
        first.end();
        assertThat(second.unpack(201)).isTrue();
    }

    @Test
    void what_is_larger_than_all_of_the_room_is_unpacked_but_one_at_a_time() {
        var large = part("203.0.113.1", K);
        var other = part("203.0.113.2", L);

        assertThat(large.unpack(5000)).isTrue();
        assertThat(large.unpack(5000)).isTrue();
        assertThat(other.unpack(5000)).isFalse();
        large.end();
        assertThat(other.unpack(5000)).isTrue();
    }

    @Test
    void whatever_one_address_unpacks_another_has_its_share() {
        assertThat(part("203.0.113.1", K).unpack(5000)).isTrue();

        assertThat(part("203.0.113.1", L).unpack(1)).isFalse();
        assertThat(part("203.0.113.2", L).unpack(200)).isTrue();
        assertThat(part("203.0.113.2", L).unpack(1)).isFalse();
    }

    @Test
    void several_small_ones_of_an_address_are_together_no_more_than_its_share() {
        assertThat(part("203.0.113.1", K).unpack(150)).isTrue();
        assertThat(part("203.0.113.1", K).unpack(51)).isFalse();
        assertThat(part("203.0.113.1", K).unpack(50)).isTrue();
    }

    @Test
    void whatever_one_key_unpacks_from_many_addresses_another_finds_room() {
        for (int i = 1; i <= 3; i++) part("203.0.113." + i, K).unpack(100);

        assertThat(part("203.0.113.4", K).unpack(1)).isFalse();
        assertThat(part("203.0.113.5", L).unpack(200)).isTrue();
    }

    @Test
    void what_waits_counts_as_what_is_coming() {
        var first = part("203.0.113.1", K);
        var second = part("203.0.113.1", K);
        first.hold(300, true);
        second.hold(150, true);

        assertThat(first.mayWait()).isTrue();
        assertThat(second.mayWait()).isFalse();
        first.whole();
        assertThat(second.mayWait()).isTrue();
    }

    private InFlight.Part part(String address, String key) {
        var part = inFlight.begin(address);
        if (!key.isEmpty()) part.named(key);
        return part;
    }
}
