package dev.mayday.issues.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The keys against those of the sketch that the algorithm was found with.
class SketchKeysTest {

    @Test
    void the_keys_agree_with_those_of_the_sketch() {
        var decisions = Corpus.decisions();
        var differences = new ArrayList<String>();

        for (var sketch : Corpus.lines("sketch-keys.jsonl")) {
            var id = sketch.get("id").asText();
            var ours = decisions.get(id);
            if (!ours.hash().hex().equals(sketch.get("hash").asText())) {
                differences.add(
                        id + "\n  sketch " + sketch.get("key") + "\n  ours   " + ours.key());
            }
        }

        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }
}
