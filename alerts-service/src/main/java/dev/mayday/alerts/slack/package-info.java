/// What an alert looks like in Slack (semantics 13.5), and how it gets there. Everything from an
/// event is hostile text and passes through [dev.mayday.alerts.slack.SlackText].
@NullMarked
package dev.mayday.alerts.slack;

import org.jspecify.annotations.NullMarked;
