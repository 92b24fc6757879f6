package dev.mayday.ingest.spool;

import dev.mayday.ingest.spool.Loss.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// What was lost or set aside: counted, said once, and kept in the file `lost`, so that the next
/// start neither says nor counts it again.
public final class Losses {

    private static final Logger LOG = Logger.getLogger(Losses.class);
    private static final String FILE = "lost";
    private static final String TOTAL = "total";
    private static final int MOST = 100;

    /// @param places how often it happened
    /// @param records that are lost, where somebody can tell
    /// @param uncounted places of which nobody can tell how many records they cost
    public record Total(long places, long records, long bytes, long uncounted) {
        private static final Total NONE = new Total(0, 0, 0, 0);

        private Total and(Loss loss) {
            return new Total(
                    places + 1,
                    records + loss.records(),
                    bytes + loss.bytes(),
                    uncounted + (loss.knownRecords() == null ? 1 : 0));
        }
    }

    private final SpoolFiles files;
    private final InstantSource clock;
    private final List<Loss> newest = new ArrayList<>();
    private final Map<Reason, Total> totals = new EnumMap<>(Reason.class);

    private Losses(SpoolFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    static Losses open(SpoolFiles files, InstantSource clock) throws IOException {
        var losses = new Losses(files, clock);
        var known = files.read(FILE);
        if (known == null) return losses;
        for (var line : new String(known, StandardCharsets.UTF_8).split("\n")) losses.read(line);
        return losses;
    }

    /// The newest, in the order in which they were found.
    public synchronized List<Loss> newest() {
        return List.copyOf(newest);
    }

    /// All of one kind, since the spool was made.
    public synchronized Total total(Reason reason) {
        return totals.getOrDefault(reason, Total.NONE);
    }

    synchronized void add(Loss found) {
        if (newest.stream().anyMatch(known -> known.covers(found))) return;
        var loss = found.at(clock.instant());
        LOG.logf(
                loss.records() > 0 ? Logger.Level.ERROR : Logger.Level.WARN,
                "Something in the spool was lost or set aside reason=%s node=%s from=%d to=%d"
                        + " records=%s bytes=%d file=%s",
                loss.reason().word(),
                loss.mark(),
                loss.from(),
                loss.to(),
                loss.recordsInWords(),
                loss.bytes(),
                loss.file());
        newest.add(loss);
        if (newest.size() > MOST) newest.removeFirst();
        totals.merge(loss.reason(), Total.NONE.and(loss), (all, _) -> all.and(loss));
        save();
    }

    private void save() {
        var text = new StringBuilder();
        totals.forEach(
                (reason, total) ->
                        line(
                                text,
                                TOTAL,
                                reason,
                                total.places(),
                                total.records(),
                                total.bytes(),
                                total.uncounted()));
        for (var loss : newest) {
            line(
                    text,
                    loss.at(),
                    loss.reason(),
                    loss.mark(),
                    loss.from(),
                    loss.to(),
                    loss.records(),
                    loss.bytes(),
                    loss.file() == null ? "" : loss.file());
        }
        try {
            files.replace(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            LOG.errorf("What was lost could not be written down error=%s", failed);
        }
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(String.join("\t", Arrays.stream(fields).map(Object::toString).toList()));
        text.append('\n');
    }

    /// A line that makes no sense is left out: the file is for people, and may be removed.
    private void read(String line) {
        var fields = line.split("\t", -1);
        try {
            if (fields[0].equals(TOTAL)) {
                totals.put(Reason.valueOf(fields[1]), total(fields));
            } else {
                newest.add(loss(fields));
            }
        } catch (IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException senseless) {
            LOG.debugf("A line of the file of losses makes no sense error=%s", senseless);
        }
    }

    /// A version before this one did not say what is uncounted.
    private static Total total(String[] fields) {
        return new Total(
                number(fields[2]),
                number(fields[3]),
                number(fields[4]),
                fields.length > 5 ? number(fields[5]) : 0);
    }

    private static Loss loss(String[] fields) {
        return new Loss(
                Instant.parse(fields[0]),
                Reason.valueOf(fields[1]),
                fields[2],
                number(fields[3]),
                number(fields[4]),
                number(fields[5]),
                number(fields[6]),
                fields[7].isEmpty() ? null : fields[7]);
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }
}
