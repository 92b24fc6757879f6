package dev.mayday.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// Hears what is logged, in the words that an operator reads.
final class Ear extends Handler {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private Ear() {}

    /// What a logger says meanwhile.
    static List<String> of(String logger, Runnable meanwhile) {
        var ear = new Ear();
        var log = Logger.getLogger(logger);
        log.addHandler(ear);
        try {
            meanwhile.run();
        } finally {
            log.removeHandler(ear);
        }
        return ear.heard;
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
