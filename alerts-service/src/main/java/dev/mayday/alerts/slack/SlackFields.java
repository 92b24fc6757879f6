package dev.mayday.alerts.slack;

import dev.mayday.alerts.slack.Block.Text;
import dev.mayday.contracts.bus.IssueChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The facts of an issue as Slack's two columns. Counts are left out while they are 1.
final class SlackFields {

    private static final int VALUE = 300;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private SlackFields() {}

    static List<Text> of(IssueChange change) {
        var issue = change.issue();
        var event = change.event();
        var fields = new ArrayList<Text>();
        add(fields, "Culprit", issue.culprit());
        add(fields, "Events", count(issue.events()));
        add(fields, "Users", count(issue.users()));
        add(fields, "First seen", time(issue.firstSeen()));
        add(fields, "Release", event == null ? "" : event.release());
        add(fields, "Level", issue.level());
        return List.copyOf(fields);
    }

    private static void add(List<Text> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.add(Text.mrkdwn("*" + name + "*\n" + Mrkdwn.line(value, VALUE)));
        }
    }

    private static String count(long count) {
        return count <= 1 ? "" : String.format(Locale.ROOT, "%,d", count);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
