package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {

    private static final String OLD = "the-old-token-0123";
    private static final String NEW = "the-new-token-0123";

    @TempDir Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void of_several_the_first_is_sent_and_all_are_accepted() {
        var tokens = new ServiceTokens(List.of(NEW, " " + OLD), null, now::get);

        assertThat(tokens.bearer()).isEqualTo("Bearer " + NEW);
        assertThat(tokens.knows(NEW)).isTrue();
        assertThat(tokens.knows(OLD)).isTrue();
        assertThat(tokens.knows(NEW + "," + OLD)).isFalse();
        assertThat(tokens.knows("")).isFalse();
    }

    @Test
    void a_file_that_changes_counts_within_a_second() throws IOException {
        var file = file(OLD + "\n");
        var tokens = new ServiceTokens(List.of(), file, now::get);

        write(file, NEW + "\n" + OLD + "\n", 1);
        pass(1);

        assertThat(tokens.bearer()).isEqualTo("Bearer " + NEW);
        assertThat(tokens.knows(OLD)).isTrue();

        write(file, NEW, 2);
        pass(1);
        assertThat(tokens.knows(OLD)).isFalse();
    }

    @Test
    void a_file_that_became_unusable_leaves_what_works() throws IOException {
        var file = file(OLD);
        var tokens = new ServiceTokens(List.of(), file, now::get);

        write(file, "short", 1);
        pass(1);
        assertThat(tokens.knows(OLD)).isTrue();

        Files.delete(file);
        pass(1);
        assertThat(tokens.bearer()).isEqualTo("Bearer " + OLD);
    }

    /// The steps of the how-to: no moment at which one side knows what the other sends not. A step
    /// is over when the requests that were on their way at it have arrived.
    @Test
    void while_requests_run_a_rotation_refuses_none() throws Exception {
        var mine = file(OLD);
        var yours = Files.writeString(directory.resolve("other"), OLD);
        var caller = new ServiceTokens(List.of(), mine, now::get);
        var called = new ServiceTokens(List.of(), yours, now::get);
        var over = new AtomicBoolean();
        var onTheWay = new ReentrantReadWriteLock(true);
        Callable<Integer> requests =
                () -> {
                    int refused = 0;
                    while (!over.get()) {
                        onTheWay.readLock().lock();
                        if (!called.knows(caller.bearer().substring(7))) refused++;
                        onTheWay.readLock().unlock();
                    }
                    return refused;
                };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var running = List.of(threads.submit(requests), threads.submit(requests));
            int step = 0;
            for (var content : List.of(OLD + "\n" + NEW, NEW + "\n" + OLD, NEW)) {
                for (var file : List.of(yours, mine)) {
                    write(file, content, ++step);
                    pass(1);
                    caller.bearer();
                    called.bearer();
                    onTheWay.writeLock().lock();
                    onTheWay.writeLock().unlock();
                }
            }
            over.set(true);
            for (var one : running) assertThat(one.get()).isZero();
        }
        assertThat(called.knows(OLD)).isFalse();
        assertThat(caller.bearer()).isEqualTo("Bearer " + NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", " ", "the-new-token-0123,short"})
    void a_token_that_could_be_guessed_stops_the_start_without_being_repeated(String given) {
        assertThatThrownBy(() -> new ServiceTokens(List.of(given.split(",")), null, now::get))
                .hasMessageContaining("MAYDAY_SERVICE_TOKEN")
                .hasMessageNotContaining("short");
    }

    @Test
    void a_file_that_is_not_there_stops_the_start() {
        var missing = directory.resolve("missing");

        assertThatThrownBy(() -> new ServiceTokens(List.of(), missing, now::get))
                .hasMessageContaining("MAYDAY_SERVICE_TOKEN_FILE");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("tokens"), content);
    }

    /// At once, as kubelets and careful people do it.
    private void write(Path file, String content, int age) throws IOException {
        var making = Files.writeString(directory.resolve("making"), content);
        Files.setLastModifiedTime(making, FileTime.from(Instant.EPOCH.plusSeconds(age)));
        Files.move(
                making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void pass(int seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }
}
