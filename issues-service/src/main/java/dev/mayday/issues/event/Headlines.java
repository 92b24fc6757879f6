package dev.mayday.issues.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Title, culprit and location (protocol 5.12).
final class Headlines {

    private static final int LONGEST_CULPRIT = 200;
    private static final int LONGEST_SEARCH_TEXT = 8192;

    private Headlines() {}

    static Headline of(
            JsonNode event,
            EventType type,
            Crash crash,
            @Nullable String transaction,
            @Nullable LogEntry logentry) {
        var main = crash.main();
        boolean speaks = main != null && !main.synthetic();
        var errorType = main != null && speaks ? main.type() : null;
        var value = main != null && speaks ? main.value() : null;
        var frame = crash.frame();
        var crashedIn = Culprits.computed(crash);
        var culprit = culprit(event, transaction, crashedIn);
        var title = Titles.of(event, type, crash, transaction, logentry);
        var message = searchText(title, value, culprit, logentry);
        return new Headline(
                title,
                errorType,
                value,
                culprit,
                crashedIn,
                frame == null ? null : frame.filename(),
                frame == null ? null : frame.function(),
                message);
    }

    private static String culprit(JsonNode event, @Nullable String transaction, String crashedIn) {
        var said = event.path("culprit").textValue();
        var culprit =
                said != null
                        ? said
                        : transaction != null
                                ? transaction
                                : !crashedIn.isEmpty()
                                        ? crashedIn
                                        : event.path("request").path("url").asText("");
        return Texts.cut(culprit, LONGEST_CULPRIT);
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
