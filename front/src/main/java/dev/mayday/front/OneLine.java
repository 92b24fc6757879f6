package dev.mayday.front;

import java.util.logging.LogRecord;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/// Keeps what strangers send from writing lines of its own into the log, or from speaking to the
/// terminal that shows it: what controls either is written out, in messages and in what exceptions
/// say.
final class OneLine {

    /// All of it but the tab; what separates lines or turns the direction of text, too.
    private static final Pattern CONTROL =
            Pattern.compile(
                    "[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\\t]]");

    private static final int DEEPEST = 20;

    private OneLine() {}

    static void make(LogRecord line) {
        if (line instanceof ExtLogRecord ours) {
            var said = ours.getFormattedMessage();
            if (said != null && CONTROL.matcher(said).find()) {
                ours.setMessage(text(said), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        var thrown = line.getThrown();
        if (thrown != null && speaks(thrown, DEEPEST)) line.setThrown(new Told(thrown, DEEPEST));
    }

    static String text(String said) {
        return CONTROL.matcher(said).replaceAll(OneLine::writtenOut);
    }

    private static String writtenOut(MatchResult control) {
        return switch (control.group()) {
            case "\n" -> "\\\\n";
            case "\r" -> "\\\\r";
            case String other -> "\\\\u%04x".formatted((int) other.charAt(0));
        };
    }

    private static boolean speaks(@Nullable Throwable thrown, int depth) {
        return thrown != null
                && depth > 0
                && (CONTROL.matcher(thrown.toString()).find()
                        || speaks(thrown.getCause(), depth - 1));
    }

    /// The same exception, with its words written out.
    private static final class Told extends Throwable {

        private final String words;

        Told(Throwable thrown, int depth) {
            super(null, cause(thrown, depth));
            words = text(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        private static @Nullable Throwable cause(Throwable thrown, int depth) {
            var cause = thrown.getCause();
            return cause == null || depth == 0 ? null : new Told(cause, depth - 1);
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
