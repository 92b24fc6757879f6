package dev.mayday.alerts.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mayday.alerts.delivery.Notice;
import dev.mayday.alerts.slack.Block.Text;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/// A message to a Slack incoming webhook. Blocks in the order of semantics 13.5: header line,
/// where, quoted message, facts, why, buttons.
///
/// @param text what phones and screen readers show
/// @param unfurlLinks no preview of the issue page
@RegisterForReflection
record SlackMessage(
        String text,
        List<Block> blocks,
        @JsonProperty("unfurl_links") boolean unfurlLinks,
        @JsonProperty("unfurl_media") boolean unfurlMedia) {

    private static final int TITLE = 256;
    private static final int QUOTE = 300;
    private static final int NAME = 100;
    private static final int REASON = 500;

    static SlackMessage of(Notice notice) {
        var change = notice.change();
        var blocks = new ArrayList<Block>();
        blocks.add(header(notice));
        blocks.add(new Block.Context(List.of(Text.mrkdwn(where(change)))));
        var message = message(change.issue().title());
        if (!message.isEmpty()) {
            blocks.add(new Block.Section(null, Text.mrkdwn(Mrkdwn.quote(message, QUOTE)), null));
        }
        blocks.add(new Block.Section(null, null, SlackFields.of(change)));
        blocks.add(new Block.Context(List.of(Text.mrkdwn(why(notice)))));
        if (!change.issue().url().isBlank()) {
            var open = Block.LinkButton.of("open", "Open", change.issue().url());
            blocks.add(new Block.Actions(List.of(open)));
        }
        return new SlackMessage(fallback(notice), blocks, false, false);
    }

    private static Block header(Notice notice) {
        var url = notice.change().issue().url();
        var link = url.isBlank() ? title(notice) : Mrkdwn.link(url, title(notice));
        var line = Emoji.of(notice.change()) + " *" + link + "*";
        return new Block.Section("mayday-" + notice.key(), Text.mrkdwn(line), null);
    }

    private static String fallback(Notice notice) {
        var change = notice.change();
        var project = Mrkdwn.line(change.project().name(), NAME);
        return title(notice) + " (" + project + ", " + change.issue().shortId() + ")";
    }

    private static String title(Notice notice) {
        var issue = notice.change().issue();
        var named = Mrkdwn.oneLine(issue.title());
        var title = named.isEmpty() ? issue.shortId() : named;
        return Mrkdwn.line("[" + state(notice) + "] " + title, TITLE);
    }

    private static String state(Notice notice) {
        if (notice.test()) {
            return "Test";
        }
        return switch (notice.change().kind()) {
            case OPENED -> "New";
            case REGRESSED -> "Regressed";
            case RESOLVED -> "Resolved";
            case REOPENED -> "Reopened";
            case ARCHIVED -> "Archived";
            case SEEN, FIRST_IN_ENVIRONMENT -> "New here";
        };
    }

    private static String where(IssueChange change) {
        var event = change.event();
        var environment = event == null ? "" : event.environment();
        var project = "*" + Mrkdwn.line(change.project().name(), NAME) + "*";
        var named = environment.isBlank() ? "" : " · " + Mrkdwn.line(environment, NAME);
        return project + named + " · " + Mrkdwn.line(change.issue().shortId(), NAME);
    }

    /// The part after the type, `unknown_category` of `KeyError: unknown_category`.
    private static String message(String title) {
        var colon = title.indexOf(": ");
        return colon < 0 ? "" : title.substring(colon + 2).strip();
    }

    private static String why(Notice notice) {
        var reason = Mrkdwn.line(notice.rule() + ": " + notice.reason(), REASON);
        var more = notice.suppressed();
        return more == 0 ? reason : reason + " · +" + more + " since the last message";
    }
}
