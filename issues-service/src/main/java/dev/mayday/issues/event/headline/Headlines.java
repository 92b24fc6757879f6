package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.Headline;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.Origin;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Title, culprit and location (protocol 5.12).
public final class Headlines {

    private static final int LONGEST_CULPRIT = 200;
    private static final int LONGEST_SEARCH_TEXT = 8192;

    private Headlines() {}

    /// @param url of the request, the last resort for a culprit; may be empty
    public static Headline of(
            EventType type, Crash crash, Origin origin, @Nullable LogEntry logentry, String url) {
        var main = crash.speaking();
        var value = main == null ? null : main.value();
        var frame = crash.frame();
        var crashedIn = Culprits.computed(crash);
        var culprit = Texts.cut(culprit(origin, crashedIn, url), LONGEST_CULPRIT);
        var title = Titles.of(type, crash, origin, logentry);
        return new Headline(
                title,
                main == null ? null : main.type(),
                value,
                culprit,
                crashedIn,
                frame == null ? null : frame.filename(),
                frame == null ? null : frame.function(),
                searchText(title, value, culprit, logentry));
    }

    private static String culprit(Origin origin, String crashedIn, String url) {
        if (origin.culprit() != null) return origin.culprit();
        if (origin.transaction() != null) return origin.transaction();
        return crashedIn.isEmpty() ? url : crashedIn;
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
