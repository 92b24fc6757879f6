package dev.mayday.issues.event.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"python", "javascript", "node", "java", "kotlin", "go", "other", "rust"})
    void a_body_of_any_platform_comes_back_as_it_was(String platform) {
        var json = Corpus.generated(7, 1).getFirst().json();

        var stored = compressed(new Corpus.Body(platform, json));

        assertThat(stored.dictionary()).isNotZero();
        assertThat(stored.json()).isEqualTo(json);
    }

    @Test
    void a_body_without_a_dictionary_is_still_read() {
        var json = "{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(new StoredBody((short) 0, Zstd.compress(json)).json()).isEqualTo(json);
    }

    @Test
    void a_dictionary_that_is_not_there_is_named() {
        var later = new StoredBody((short) 99, Zstd.compress(new byte[100]));

        assertThatThrownBy(later::json)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown dictionary 99");
    }

    @ParameterizedTest
    @EnumSource(Dictionary.class)
    void a_number_never_changes_its_meaning(Dictionary dictionary) {
        assertThat(Dictionary.numbered(dictionary.id)).isEqualTo(dictionary);
        assertThat(List.of(1, 2, 3, 4)).contains((int) dictionary.id);
    }

    @Test
    void events_that_were_not_trained_with_are_smaller_too() throws IOException {
        var unseen = Corpus.shapes(false);

        assertThat(compressed(unseen)).isLessThan(plain(unseen) * 2 / 3);
        assertThat(unseen).hasSizeGreaterThan(50);
    }

    @Test
    void threads_share_a_dictionary() {
        var bodies = Corpus.generated(11, 200);

        var readers =
                List.of(1, 2, 3, 4).stream()
                        .map(
                                _ ->
                                        CompletableFuture.runAsync(
                                                () -> bodies.forEach(DictionaryTest::comesBack)))
                        .toList();

        readers.forEach(CompletableFuture::join);
    }

    private static void comesBack(Corpus.Body body) {
        assertThat(compressed(body).json()).isEqualTo(body.json());
    }

    private static StoredBody compressed(Corpus.Body body) {
        try (var compressor = new BodyCompressor()) {
            return compressor.compress(body.json(), body.platform());
        }
    }

    private static long compressed(List<Corpus.Body> bodies) {
        return bodies.stream().mapToLong(body -> compressed(body).bytes().length).sum();
    }

    private static long plain(List<Corpus.Body> bodies) {
        return bodies.stream().mapToLong(body -> Zstd.compress(body.json(), 3).length).sum();
    }

    /// Mean bytes of a body: as JSON, compressed without and with a dictionary.
    public static void main(String[] arguments) throws IOException {
        print("generated, seen seed", Corpus.generated(1, 1_000));
        print("generated, other seed", Corpus.generated(99, 1_000));
        print("shapes, trained with", Corpus.shapes(true));
        print("shapes, kept back", Corpus.shapes(false));
    }

    private static void print(String name, List<Corpus.Body> bodies) {
        long json = bodies.stream().mapToLong(body -> body.json().length).sum();
        System.out.printf(
                "%-22s %5d bodies: %6d JSON %6d plain %6d with dictionary%n",
                name,
                bodies.size(),
                json / bodies.size(),
                plain(bodies) / bodies.size(),
                compressed(bodies) / bodies.size());
    }
}
