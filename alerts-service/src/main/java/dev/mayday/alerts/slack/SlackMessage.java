package dev.mayday.alerts.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mayday.alerts.channel.Notice;
import dev.mayday.alerts.slack.Block.Text;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A message to a Slack incoming webhook. Blocks in the order of semantics 13.5: header line,
/// where, whole title, facts, why, buttons. The lengths are Slack's.
///
/// @param text what phones and screen readers show
/// @param unfurlLinks no preview of the issue page
/// @param mrkdwn the fallback is no markup
@RegisterForReflection
record SlackMessage(
        String text,
        List<Block> blocks,
        @JsonProperty("unfurl_links") boolean unfurlLinks,
        @JsonProperty("unfurl_media") boolean unfurlMedia,
        boolean mrkdwn) {

    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int FIELD = 2000;
    private static final int FALLBACK = 1000;
    private static final int NAME = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static SlackMessage of(Notice notice) {
        var change = notice.change();
        var blocks = new ArrayList<Block>();
        var header = headline(notice);
        blocks.add(new Block.Header("mayday-" + notice.key(), plain(header, HEADER)));
        blocks.add(new Block.Context(List.of(plain(where(change), SECTION))));
        var title = change.issue().title().strip();
        if (!SlackText.line(header, HEADER).endsWith(SlackText.lines(title, SECTION))) {
            var whole = Text.plain(SlackText.lines(title, SECTION));
            blocks.add(new Block.Section(whole, null));
        }
        blocks.add(new Block.Section(null, facts(change)));
        blocks.add(new Block.Context(List.of(plain(why(notice), SECTION))));
        if (notice.others().count() > 0) {
            blocks.add(new Block.Section(Text.mrkdwn(others(notice)), null));
        }
        if (!change.issue().url().isBlank()) {
            var open = Block.LinkButton.of("open", "Open", change.issue().url());
            blocks.add(new Block.Actions(List.of(open)));
        }
        return new SlackMessage(fallback(notice), blocks, false, false, false);
    }

    private static String headline(Notice notice) {
        var change = notice.change();
        var level =
                switch (change.issue().level()) {
                    case FATAL -> "🔥";
                    case ERROR -> "🔴";
                    case WARNING -> "🟡";
                    case INFO -> "🔵";
                    case DEBUG, UNKNOWN -> "⚪";
                };
        var news =
                switch (change.kind()) {
                    case OPENED, FIRST_IN_ENVIRONMENT -> "🆕";
                    case REGRESSED, REOPENED -> "🔁";
                    case RESOLVED -> "✅";
                    case ARCHIVED -> "📦";
                };
        return level + " " + news + " " + title(notice);
    }

    private static String title(Notice notice) {
        var issue = notice.change().issue();
        var named = SlackText.oneLine(issue.title());
        return "[" + state(notice) + "] " + (named.isEmpty() ? issue.shortId() : named);
    }

    private static String state(Notice notice) {
        if (notice.test()) {
            return "Test";
        }
        return switch (notice.change().kind()) {
            case OPENED -> "New";
            case FIRST_IN_ENVIRONMENT -> "New here";
            case REGRESSED -> "Regressed";
            case RESOLVED -> "Resolved";
            case REOPENED -> "Reopened";
            case ARCHIVED -> "Archived";
        };
    }

    private static String where(IssueChange change) {
        var event = change.event();
        var environment = event == null ? "" : SlackText.oneLine(event.environment());
        var named = environment.isEmpty() ? "" : " · " + environment;
        return change.project().name() + named + " · " + change.issue().shortId();
    }

    /// Counts are left out while they are 1.
    private static List<Text> facts(IssueChange change) {
        var issue = change.issue();
        var event = change.event();
        var facts = new ArrayList<Text>();
        add(facts, "Culprit", issue.culprit());
        add(facts, "Events", count(issue.events()));
        add(facts, "Users", count(issue.users()));
        add(facts, "First seen", TIME.format(issue.firstSeen()));
        add(facts, "Release", event == null ? "" : event.release());
        add(facts, "Level", issue.level().wire());
        return List.copyOf(facts);
    }

    private static void add(List<Text> facts, String name, String value) {
        var line = SlackText.line(value, FIELD - name.length() - 1);
        if (!line.isEmpty()) {
            facts.add(Text.plain(name + "\n" + line));
        }
    }

    private static String count(long count) {
        return count <= 1 ? "" : String.format(Locale.ROOT, "%,d", count);
    }

    private static String why(Notice notice) {
        var more = notice.suppressed();
        var since = more == 0 ? "" : " · +" + more + " since the last message";
        return notice.rule() + ": " + notice.reason() + since;
    }

    private static String others(Notice notice) {
        var words = more(notice);
        return notice.list().isEmpty() ? words : SlackText.link(notice.list(), words);
    }

    private static String more(Notice notice) {
        var others = notice.others();
        return String.format(Locale.ROOT, "… and %,d more %s", others.count(), others.words());
    }

    private static String fallback(Notice notice) {
        var change = notice.change();
        var project = SlackText.unstyled(change.project().name(), NAME);
        var more = notice.others().count() == 0 ? "" : " " + more(notice);
        var title = SlackText.unstyled(title(notice), FALLBACK);
        return title + " (" + project + ", " + change.issue().shortId() + ")" + more;
    }

    private static Text plain(String hostile, int longest) {
        return Text.plain(SlackText.line(hostile, longest));
    }
}
