package dev.mayday.alerts.delivery;

import dev.mayday.contracts.bus.IssueChange;

/// What a message says, for any channel.
///
/// @param key the same on every attempt of one delivery, different for any two deliveries
/// @param rule name of the rule
/// @param reason one sentence
/// @param suppressed matches since the last message that were kept back
/// @param test sent by a person who wants to see whether it arrives
public record Notice(
        String key, IssueChange change, String rule, String reason, int suppressed, boolean test) {}
