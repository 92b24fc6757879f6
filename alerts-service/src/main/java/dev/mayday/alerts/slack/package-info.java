/// What an alert looks like in Slack (semantics 13.5). Pure: notice in, JSON out. Everything from
/// an
/// event is hostile text and passes through [dev.mayday.alerts.slack.Mrkdwn].
@NullMarked
package dev.mayday.alerts.slack;

import org.jspecify.annotations.NullMarked;
