package dev.mayday.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// What a Mayday has written for operators from a moment on.
final class LogLines {

    /// Between the time and the level stand the names of the host and the process.
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\d{4}-.*? (?:WARN|ERROR) +(\\[.*?]) \\(.*?\\) (.*)$");

    private final Standalone mayday;
    private final int start;
    private final long began = System.nanoTime();

    private LogLines(Standalone mayday, int start) {
        this.mayday = mayday;
        this.start = start;
    }

    static LogLines fromNow(Standalone mayday) throws IOException {
        return new LogLines(mayday, mayday.log().length());
    }

    /// Something is said again while this goes on, and nothing more often than
    /// [#assertBounded] lets.
    void assertSaidNowAndThen(Stream.ThrowingRunnable goesOn) throws IOException {
        Awaitility.await("a line that is said again")
                .atMost(Duration.ofMinutes(3))
                .until(
                        () -> {
                            goesOn.run();
                            return times().values().stream().anyMatch(times -> times > 1);
                        });
        assertBounded();
    }

    /// Nothing is said more often than every 10 s, whatever numbers are in it.
    void assertBounded() throws IOException {
        var since = Duration.ofNanos(System.nanoTime() - began);
        long most = 2 + since.toSeconds() / 10;
        var often = times();
        if (often.isEmpty()) throw new AssertionError("nothing was said");
        often.values().removeIf(times -> times <= most);
        if (!often.isEmpty())
            throw new AssertionError(
                    "said more than " + most + " times in " + since + ": " + often);
    }

    private Map<String, Long> times() throws IOException {
        return LINE.matcher(mayday.log().substring(start))
                .results()
                .map(line -> line.group(1) + " " + line.group(2).replaceAll("\\d+", "N"))
                .collect(Collectors.groupingBy(words -> words, Collectors.counting()));
    }
}
