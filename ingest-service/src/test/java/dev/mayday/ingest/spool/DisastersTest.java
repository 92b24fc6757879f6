package dev.mayday.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.publish.ModelDigest;
import dev.mayday.ingest.publish.Publisher;
import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A node and a digest in lives full of disasters, in any order: crashes, power losses, databases
/// and spools set back to any earlier state, files removed. A run follows from its seed, but for
/// the moments at which the spool's writer begins a segment.
class DisastersTest {

    private static final int RUNS = 160;

    /// Thousands of losses, each with its line.
    @BeforeAll
    static void beSilent() {
        Logger.getLogger("dev.mayday.ingest").setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        Logger.getLogger("dev.mayday.ingest").setLevel(null);
    }

    @Test
    void what_is_on_disk_reaches_the_digest_and_what_is_not_is_named() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) new Run(seed, false).live();
    }

    @Test
    void what_is_accepted_after_a_spool_was_set_back_reaches_the_digest() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) new Run(seed, true).live();
    }

    private static final class Run {

        private final int seed;
        private final boolean spoolIsSetBack;
        private final Random random;
        private final ModelDigest digest = new ModelDigest();
        private final Map<String, Long> answered = new HashMap<>();
        private final TreeSet<String> owed = new TreeSet<>();
        private final Set<Loss> named = new HashSet<>();

        /// What nobody can know of: a spool has it in a newer copy only, or the database had it
        /// under an older name and was set back behind the new one.
        private final Set<String> unknowable = new HashSet<>();

        private Set<String> answeredBefore = Set.of();
        private FragileDisk disk;
        private FragileDisk diskBefore;
        private ModelDigest digestBefore = digest.copy();
        private Spool spool;
        private Publisher publisher;
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");
        private int nextId = 1;

        Run(int seed, boolean spoolIsSetBack) throws IOException {
            this.seed = seed;
            this.spoolIsSetBack = spoolIsSetBack;
            this.random = new Random(seed);
            this.disk = new FragileDisk(random);
            this.diskBefore = disk.copy();
            open();
        }

        void live() throws Exception {
            int steps = 20 + random.nextInt(60);
            for (int step = 0; step < steps; step++) {
                switch (random.nextInt(14)) {
                    case 0, 1, 2 -> append();
                    case 3, 4, 5, 6 -> publish();
                    case 7 -> digest.isAway = !digest.isAway;
                    case 8 -> digest.isUnknown = !digest.isUnknown;
                    case 9 -> remember();
                    case 10 -> restart(random.nextBoolean());
                    case 11 -> setDatabaseBack();
                    case 12 -> removeSegments();
                    default -> setSpoolBack();
                }
            }
            settle();
            close();
        }

        private void close() throws IOException {
            named.addAll(spool.losses().newest());
            spool.close();
        }

        private void open() throws IOException {
            var settings = Spools.settings(random, 2_000, Duration.ofDays(1));
            spool = Spool.open(disk, settings, Spools.SILENT, () -> now);
            publisher = digest.publisher(spool, () -> now, random);
        }

        private void append() throws Exception {
            for (int i = random.nextInt(300); i >= 0; i--) {
                var text = "event " + nextId++;
                var stored = new CompletableFuture<Storing>();
                spool.append(List.of(ModelDigest.record(text)), stored::complete);
                if (stored.get(30, TimeUnit.SECONDS) instanceof Storing.Durable(long sequence)) {
                    answered.put(text, sequence);
                    owed.add(text);
                }
            }
        }

        private void publish() throws IOException {
            for (int i = random.nextInt(6); i >= 0; i--) {
                now = now.plusMillis(random.nextInt(4_000));
                publisher.turn();
            }
        }

        /// Backups are made of both, but not at the same time.
        private void remember() throws IOException {
            if (random.nextBoolean()) {
                digestBefore = digest.copy();
            } else {
                diskBefore = disk.copy();
                answeredBefore = Set.copyOf(answered.keySet());
            }
        }

        private void restart(boolean losesPower) throws IOException {
            close();
            if (losesPower) disk = disk.afterPowerLoss();
            open();
        }

        private void setDatabaseBack() throws IOException {
            answered.forEach(
                    (text, sequence) -> {
                        if (sequence < spool.origin()) unknowable.add(text);
                    });
            digest.setBackTo(digestBefore);
            disasterHasStruck();
            if (random.nextBoolean()) restart(false);
        }

        private void removeSegments() throws IOException {
            saveThePosition();
            close();
            for (var name : disk.names()) {
                if (Segment.isName(name) && random.nextInt(3) == 0) disk.delete(name);
            }
            disk.force();
            disasterHasStruck();
            open();
        }

        private void setSpoolBack() throws IOException {
            if (!spoolIsSetBack) return;
            saveThePosition();
            close();
            boolean isEmptied = random.nextBoolean();
            if (!isEmptied) {
                disk = diskBefore.copy();
                answered.keySet().stream()
                        .filter(text -> !answeredBefore.contains(text))
                        .forEach(unknowable::add);
            } else {
                unknowable.addAll(answered.keySet());
                for (var name : disk.names()) {
                    if (!name.equals("node")) disk.delete(name);
                }
                disk.force();
            }
            disasterHasStruck();
            unknowable.removeAll(owed);
            open();
            if (isEmptied) {
                assertThat(spool.losses().newest())
                        .as("seed %d", seed)
                        .extracting(Loss::reason)
                        .containsExactly(Loss.Reason.SET_BACK);
            }
        }

        /// The spool writes down how far it has come, at the latest after a second.
        private void saveThePosition() throws IOException {
            now = now.plusSeconds(1);
            publisher.turn();
        }

        /// From here on only what is on disk now, and what is answered later, is owed.
        private void disasterHasStruck() throws IOException {
            owed.clear();
            for (var name : disk.names()) {
                if (!Segment.isName(name)) continue;
                var file = disk.open(name);
                var reader = new FrameReader(file, 0);
                for (var step = reader.next(file.size());
                        !(step instanceof FrameReader.Step.End);
                        step = reader.next(file.size())) {
                    if (!(step instanceof FrameReader.Step.Intact(var content, _, _))) continue;
                    owed.add(ModelDigest.text(EnvelopeRecord.decode(content)));
                }
            }
        }

        private void settle() throws Exception {
            digest.isAway = false;
            digest.isUnknown = false;
            append();
            for (int turn = 0; turn < 1_000 && !digest.stored.containsAll(owed); turn++) {
                now = now.plusSeconds(1);
                publisher.turn();
            }
            var missing = new TreeSet<>(owed);
            missing.removeAll(digest.stored);
            assertThat(missing).as("owed, seed %d", seed).isEmpty();
            everythingElseIsNamed();
        }

        private void everythingElseIsNamed() {
            named.addAll(spool.losses().newest());
            for (var one : answered.entrySet()) {
                if (digest.stored.contains(one.getKey())) continue;
                if (unknowable.contains(one.getKey())) continue;
                long sequence = one.getValue();
                assertThat(named)
                        .as("names %s of %s, seed %d", sequence, one.getKey(), seed)
                        .anyMatch(loss -> loss.from() <= sequence && sequence <= loss.to());
            }
        }
    }
}
