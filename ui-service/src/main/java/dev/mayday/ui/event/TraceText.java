package dev.mayday.ui.event;

import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.contracts.issues.ThrownException.Relation;
import dev.mayday.ui.web.Choice;
import java.util.List;
import java.util.regex.Pattern;

/// What an event threw as a text to take elsewhere.
public final class TraceText {

    /// For whom.
    public enum For implements Choice {
        /// As the language prints it.
        TEXT,
        /// For an issue or a chat.
        MARKDOWN,
        /// For a program that looks for the fault: ids, types and frames, but nothing that the
        /// application held, said or was sent (semantics 16.1).
        AGENT
    }

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&-]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    /// What a terminal or an editor would act on instead of showing it.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    /// In names there are values too: `app.py?token=…`, `cb(password="…")`.
    private static final Pattern VALUES = Pattern.compile("[?#].*|\\([^()]*\\)");

    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}_.$:/\\\\<>@+~-]+");
    private static final Pattern TICKS = Pattern.compile("`{3,}");

    private TraceText() {}

    /// @param shortId of the issue
    public static String of(For reader, EventDetail event, String shortId) {
        var platform = Json.text(event.body(), "platform");
        var raised = Raised.all(event.exceptions(), event.body());
        return switch (reader) {
            case TEXT -> seen(Traceback.of(raised, platform));
            case MARKDOWN -> markdown(event, shortId, platform, raised);
            case AGENT -> agent(event, shortId, platform, raised);
        };
    }

    private static String markdown(
            EventDetail event, String shortId, String platform, List<Raised> raised) {
        var trace = seen(Traceback.of(raised, platform)).stripTrailing();
        var fence = fence(trace);
        return """
        ### %s

        %s · event `%s` · %s · %s %s

        %s%s
        %s
        %s
        """
                .formatted(
                        escaped(title(raised)),
                        escaped(shortId),
                        event.id(),
                        event.timestamp(),
                        escaped(event.environment()),
                        escaped(event.release()),
                        fence,
                        line(platform).replaceAll("[^a-z]", ""),
                        trace,
                        fence);
    }

    private static String title(List<Raised> raised) {
        if (raised.isEmpty() || raised.getFirst().type().isEmpty()) return "Event";
        var first = raised.getFirst();
        return first.value().isEmpty() ? first.type() : first.type() + ": " + first.value();
    }

    /// Longer than any that the text itself has.
    private static String fence(String text) {
        int longest =
                TICKS.matcher(text)
                        .results()
                        .mapToInt(found -> found.group().length())
                        .max()
                        .orElse(2);
        return "`".repeat(longest + 1);
    }

    private static String escaped(String text) {
        return MARKS.matcher(line(text)).replaceAll("\\\\$0");
    }

    private static String agent(
            EventDetail event, String shortId, String platform, List<Raised> raised) {
        var text = new StringBuilder();
        text.append("issue: %s (%d)\n".formatted(line(shortId), event.issueId()));
        text.append("event: %s\n".formatted(event.id()));
        text.append("page: /issues/%d/events/%s\n".formatted(event.issueId(), event.id()));
        text.append("platform: %s\n".formatted(named(platform)));
        text.append("release: %s\n".formatted(named(event.release())));
        for (var one : raised) {
            text.append("\n%s%s\n".formatted(link(one.relation()), name(one)));
            for (var call : one.calls()) {
                text.append(call.ours() ? "* " : "  ");
                text.append(call.at(named(call.file())) + " in " + named(call.function()) + "\n");
            }
        }
        return text.append("\n* a frame of the application; newest call first\n").toString();
    }

    private static String name(Raised one) {
        if (one.type().isEmpty()) return "stack";
        return named(one.module().isEmpty() ? one.type() : one.module() + "." + one.type());
    }

    private static String link(Relation relation) {
        var words = ErrorView.words(relation);
        return words.isEmpty() ? "" : words + ": ";
    }

    private static String seen(String text) {
        return UNSEEN.matcher(text).replaceAll("\uFFFD");
    }

    /// A name and nothing else: no value, no sentence that the reader might take for its task.
    private static String named(String text) {
        var bare = VALUES.matcher(line(text)).replaceAll("");
        var name = NO_NAME.matcher(bare.strip()).replaceAll("_");
        return name.length() <= 160 ? name : name.substring(0, 160) + "…";
    }

    /// On one line, whatever it holds, so that nothing looks like a line of ours.
    private static String line(String text) {
        var flat = CONTROL.matcher(text).replaceAll(" ").strip();
        return flat.length() <= 300 ? flat : flat.substring(0, 300) + "…";
    }
}
