package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.Origin;
import org.jspecify.annotations.Nullable;

/// The one line an event is known by (protocol 5.12).
final class Titles {

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_MESSAGE = 256;
    private static final int LONGEST_TYPE = 128;

    private Titles() {}

    static String of(EventType type, Crash crash, Origin origin, @Nullable LogEntry logentry) {
        if (origin.title() != null) return Texts.firstLine(origin.title());
        return switch (type) {
            case ERROR -> error(crash, logentry);
            case TRANSACTION -> or(origin.transaction(), "<unlabeled transaction>");
            case DEFAULT, CSP, HPKP, EXPECTCT, EXPECTSTAPLE -> message(logentry);
        };
    }

    private static String error(Crash crash, @Nullable LogEntry logentry) {
        var speaking = crash.speaking();
        if (speaking != null && speaking.type() != null) {
            return error(speaking.type(), speaking.value());
        }
        var frame = crash.frame();
        if (frame != null && frame.function() != null) return frame.function();
        var main = crash.main();
        if (main != null && main.value() != null) {
            return Texts.cut(Texts.firstLine(main.value()), LONGEST_MESSAGE);
        }
        return logentry == null ? "<unknown>" : message(logentry);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
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
