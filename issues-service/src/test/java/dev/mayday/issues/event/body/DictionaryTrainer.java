package dev.mayday.issues.event.body;

import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Trains the dictionaries of [Dictionary]: the same corpus gives the same files (ADR 10).
final class DictionaryTrainer {

    private static final int SIZE = 112 << 10;
    private static final int SAMPLES = 48 << 20;

    private DictionaryTrainer() {}

    /// @param arguments the directory for the files
    public static void main(String[] arguments) throws IOException {
        var bodies = Corpus.training();
        Collections.shuffle(bodies, new Random(1));
        for (var dictionary : Dictionary.values()) {
            var file =
                    "%d-%s.zdict"
                            .formatted(dictionary.id, dictionary.name().toLowerCase(Locale.ROOT));
            Files.write(Path.of(arguments[0], file), trained(dictionary, bodies));
        }
    }

    private static byte[] trained(Dictionary dictionary, List<Corpus.Body> bodies) {
        var trainer = new ZstdDictTrainer(SAMPLES, SIZE);
        for (var body : bodies) {
            boolean family = Dictionary.of(body.platform()) == dictionary;
            if (family || dictionary == Dictionary.MIXED) trainer.addSample(body.json());
        }
        return trainer.trainSamples();
    }
}
