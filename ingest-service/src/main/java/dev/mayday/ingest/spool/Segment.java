package dev.mayday.ingest.spool;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file of the log. Written by the writer's thread, read by the publisher's.
final class Segment {

    private static final Pattern NAME = Pattern.compile("0\\d{19}(-1)?\\.log");

    final long first;
    final SpoolFile file;

    /// Where the next frame goes. Of the writer's thread only.
    long end;

    /// How far it may be read.
    volatile long durableEnd;

    /// The highest sequence up to `durableEnd`; `first - 1` when there is none.
    volatile long last;

    /// Set after the last change of `durableEnd` and `last`.
    volatile boolean sealed;

    /// When everything in it had been digested; null before. Guarded by the log.
    @Nullable Instant consumed;

    /// Its name is gone from the directory. Guarded by the log.
    boolean removed;

    /// @param first the sequence of its first record, present or to come
    Segment(long first, SpoolFile file) {
        this.first = first;
        this.file = file;
        this.last = first - 1;
    }

    String name() {
        return name(first);
    }

    /// While the name of another one is still in the way.
    String passingName() {
        return String.format(Locale.ROOT, "%020d-1.log", first);
    }

    static String name(long first) {
        return String.format(Locale.ROOT, "%020d.log", first);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && firstOf(name) > 0;
    }

    static long firstOf(String name) {
        return Long.parseLong(name, 0, 20, 10);
    }
}
