package dev.mayday.issues.grouping;

import java.lang.management.ManagementFactory;

/// What the current thread has computed, so that a busy machine does not fail a test.
public final class Cpu {

    private Cpu() {}

    public static long nanos(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
