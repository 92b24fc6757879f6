package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Headline;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Title, culprit and location (protocol 5.12).
public final class Headlines {

    private static final int LONGEST_CULPRIT = 200;
    private static final int LONGEST_SEARCH_TEXT = 8192;

    private Headlines() {}

    /// @param event after its frames were judged: the culprit names one of the application's own
    public static Headline of(NormalisedEvent event) {
        var crash = Crash.of(event);
        var main = crash.main();
        var value = main == null ? null : main.value();
        var frame = crash.frame();
        var culprit = Texts.cut(culprit(event, Culprits.computed(crash)), LONGEST_CULPRIT);
        var title = Titles.of(event, crash);
        return new Headline(
                title,
                main == null ? null : main.realType(),
                value,
                culprit,
                frame == null ? null : frame.filename(),
                frame == null ? null : frame.function(),
                searchText(title, value, culprit, event.logentry()));
    }

    /// Which exception speaks for an event, see [Crash]; null when there is none.
    public static @Nullable ExceptionValue main(List<ExceptionValue> exceptions) {
        return Crash.main(exceptions);
    }

    /// The place of the crash, else what the SDK names, else the transaction, which always stands
    /// beside it as a field of its own.
    private static String culprit(NormalisedEvent event, String crashedIn) {
        if (!crashedIn.isEmpty()) return crashedIn;
        var origin = event.origin();
        if (origin.culprit() != null) return origin.culprit();
        return origin.transaction() != null ? origin.transaction() : event.body().url();
    }

    private static String searchText(
            String title, @Nullable String value, String culprit, @Nullable LogEntry logentry) {
        var text = new StringJoiner(" ");
        if (logentry != null) text.add(logentry.formatted());
        text.add(title);
        if (value != null && !title.endsWith(value)) text.add(value);
        if (!culprit.isEmpty()) text.add(culprit);
        return Texts.cut(text.toString(), LONGEST_SEARCH_TEXT);
    }
}
