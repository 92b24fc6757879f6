package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(4);
    private final Map<String, Runnable> begun = new LinkedHashMap<>();

    @Test
    void an_address_has_half_of_the_turns_and_the_others_of_it_wait() {
        take("a1", "203.0.113.1", "k");
        take("a2", "203.0.113.1", "l");
        take("a3", "203.0.113.1", "m");

        assertThat(begun()).containsExactly("a1", "a2");
        take("b1", "203.0.113.2", "k");
        assertThat(begun()).containsExactly("a1", "a2", "b1");
        end("b1");
        assertThat(begun()).containsExactly("a1", "a2");
        end("a1");
        assertThat(begun()).containsExactly("a2", "a3");
    }

    @Test
    void a_key_has_three_quarters_of_them_from_however_many_addresses() {
        for (int i = 1; i <= 4; i++) take("k" + i, "203.0.113." + i, "k");
        take("other", "203.0.113.9", "l");

        assertThat(begun()).containsExactly("k1", "k2", "k3", "other");
        end("k2");
        assertThat(begun()).containsExactly("k1", "k3", "other", "k4");
    }

    @Test
    void those_without_a_key_share_what_one_key_has() {
        for (int i = 1; i <= 4; i++) take("n" + i, "203.0.113." + i, "");

        assertThat(begun()).containsExactly("n1", "n2", "n3");
    }

    @Test
    void the_oldest_that_may_goes_first() {
        for (var name : List.of("a1", "a2", "a3")) take(name, "203.0.113.1", "k");
        for (var name : List.of("b1", "b2")) take(name, "203.0.113.2", "l");
        take("c1", "203.0.113.3", "m");

        assertThat(begun()).containsExactly("a1", "a2", "b1", "b2");
        end("b1");
        assertThat(begun()).containsExactly("a1", "a2", "b2", "c1");
        end("a2");
        assertThat(begun()).containsExactly("a1", "b2", "c1", "a3");
    }

    @Test
    void what_may_not_wait_is_refused_and_takes_nothing() {
        take("a1", "203.0.113.1", "k");
        take("a2", "203.0.113.1", "k");

        assertThat(turns.take("203.0.113.1", "k", () -> false, _ -> {})).isFalse();
        end("a1");
        assertThat(begun()).containsExactly("a2");
        take("a3", "203.0.113.1", "k");
        assertThat(begun()).containsExactly("a2", "a3");
    }

    private void take(String name, String address, String key) {
        assertThat(turns.take(address, key, () -> true, end -> begun.put(name, end))).isTrue();
    }

    private void end(String name) {
        begun.remove(name).run();
    }

    private List<String> begun() {
        return new ArrayList<>(begun.keySet());
    }
}
