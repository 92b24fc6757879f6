package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.NormalisedEvent;
import org.jspecify.annotations.Nullable;

/// The one line an event is known by (protocol 5.12). A text that a person wrote wins over the name
/// of a function.
final class Titles {

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_MESSAGE = 256;
    private static final int LONGEST_TYPE = 128;

    private Titles() {}

    static String of(NormalisedEvent event, Crash crash) {
        var sent = event.origin().title();
        if (sent != null) return Texts.firstLine(sent);
        return switch (event.type()) {
            case ERROR -> error(crash, event.logentry());
            case TRANSACTION -> or(event.origin().transaction(), "<unlabeled transaction>");
            case DEFAULT, CSP, HPKP, EXPECTCT, EXPECTSTAPLE ->
                    or(line(event.logentry()), "<unlabeled event>");
        };
    }

    private static String error(Crash crash, @Nullable LogEntry logentry) {
        var main = crash.main();
        var type = main == null ? null : main.realType();
        var value = main == null ? null : main.value();
        if (type != null) return error(type, value);
        var said = value == null ? null : line(value);
        if (said == null) said = line(logentry);
        if (said != null) return said;
        var frame = crash.frame();
        return or(frame == null ? null : frame.function(), "<unknown>");
    }

    static String error(String type, @Nullable String value) {
        var name = Texts.cut(type, LONGEST_TYPE);
        var line = value == null ? "" : Texts.cut(Texts.firstLine(value), LONGEST_VALUE);
        return line.isEmpty() ? name : name + ": " + line;
    }

    private static @Nullable String line(@Nullable LogEntry logentry) {
        return logentry == null ? null : line(logentry.formatted());
    }

    private static @Nullable String line(String text) {
        var line = Texts.cut(Texts.firstLine(text), LONGEST_MESSAGE);
        return line.isEmpty() ? null : line;
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
