package dev.mayday.issues.signon;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/// Hears what is logged, in the words that an operator reads.
final class Ear extends Handler {

    private final List<String> heard;

    Ear(List<String> heard) {
        this.heard = heard;
    }

    @Override
    public void publish(LogRecord line) {
        heard.add(ExtLogRecord.wrap(line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
