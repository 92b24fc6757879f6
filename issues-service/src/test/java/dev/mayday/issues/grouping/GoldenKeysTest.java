package dev.mayday.issues.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `native:1` is frozen. A hash that moves here is a mistake, or the reason for a configuration
/// with a new id.
class GoldenKeysTest {

    @Test
    void no_hash_moves() {
        var hashes =
                Corpus.decisions().entrySet().stream()
                        .map(decided -> line(decided.getKey(), decided.getValue()))
                        .collect(Collectors.joining("\n", "", "\n"));

        assertThat(hashes).isEqualTo(Corpus.text("native1-golden.txt"));
    }

    private static String line(String id, Grouping grouping) {
        return id + " " + grouping.hash().hex() + " " + grouping.fullHash().hex();
    }

    @Test
    void the_same_event_is_decided_the_same_way_again() {
        assertThat(Corpus.decisions()).isEqualTo(Corpus.decisions());
    }
}
