package dev.mayday.issues.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// The one line an event is known by (protocol 5.12).
final class Titles {

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_MESSAGE = 256;
    private static final int LONGEST_TYPE = 128;

    private Titles() {}

    static String of(
            JsonNode event,
            EventType type,
            Crash crash,
            @Nullable String transaction,
            @Nullable LogEntry logentry) {
        var said = event.path("title").textValue();
        if (said != null) return Texts.firstLine(said);
        return switch (type) {
            case ERROR -> error(crash, logentry);
            case TRANSACTION -> transaction == null ? "<unlabeled transaction>" : transaction;
            case DEFAULT, CSP, HPKP, EXPECTCT, EXPECTSTAPLE -> message(logentry);
        };
    }

    private static String error(Crash crash, @Nullable LogEntry logentry) {
        var main = crash.main();
        boolean speaks = main != null && !main.synthetic();
        if (main != null && speaks && main.type() != null) return error(main.type(), main.value());
        var frame = crash.frame();
        if (frame != null && frame.function() != null) return frame.function();
        if (main != null && main.value() != null)
            return Texts.cut(Texts.firstLine(main.value()), LONGEST_MESSAGE);
        return logentry == null ? "<unknown>" : message(logentry);
    }

    static String error(String type, @Nullable String value) {
        var name = Texts.cut(type, LONGEST_TYPE);
        var line = value == null ? "" : Texts.cut(Texts.firstLine(value), LONGEST_VALUE);
        return line.isEmpty() ? name : name + ": " + line;
    }

    private static String message(@Nullable LogEntry logentry) {
        var line = logentry == null ? "" : Texts.firstLine(logentry.formatted());
        return line.isEmpty() ? "<unlabeled event>" : Texts.cut(line, LONGEST_MESSAGE);
    }
}
