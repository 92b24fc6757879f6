package dev.mayday.alerts.channel;

import dev.mayday.contracts.bus.IssueChange;

/// What a message says, for any channel.
///
/// @param key the same on every attempt of one delivery, different for any two deliveries
/// @param rule name of the rule
/// @param reason one sentence
/// @param suppressed matches since the last message that were kept back
/// @param others what else this message stands for
/// @param test sent by a person who wants to see whether it arrives
public record Notice(
        String key,
        IssueChange change,
        String rule,
        String reason,
        int suppressed,
        Others others,
        boolean test) {

    /// Further news of the same rule that came while there was no time for a message each.
    ///
    /// @param count 0 when the message stands for itself alone
    /// @param words "new issues"
    public record Others(int count, String words) {
        public static final Others NONE = new Others(0, "");
    }

    /// Where all issues of the project are listed; empty when the change names no page.
    public String list() {
        var page = change.issue().url();
        var slash = page.lastIndexOf('/');
        return slash < 0 ? "" : page.substring(0, slash) + "?project=" + change.project().slug();
    }
}
