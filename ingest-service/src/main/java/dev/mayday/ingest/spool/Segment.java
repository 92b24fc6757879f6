package dev.mayday.ingest.spool;

import java.util.Locale;
import java.util.regex.Pattern;

/// One file of the log. Written by the writer's thread, read by the publisher's.
final class Segment {

    private static final Pattern NAME = Pattern.compile("\\d{20}\\.log");

    final long first;
    final SpoolFile file;

    /// Where the next frame goes. Of the writer's thread only.
    long end;

    /// How far it may be read.
    volatile long durableEnd;

    /// Set after the last change of `durableEnd`.
    volatile boolean sealed;

    /// @param first the sequence of its first record, present or to come
    Segment(long first, SpoolFile file) {
        this.first = first;
        this.file = file;
    }

    String name() {
        return name(first);
    }

    static String name(long first) {
        return String.format(Locale.ROOT, "%020d.log", first);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static long firstOf(String name) {
        return Long.parseLong(name, 0, 20, 10);
    }
}
