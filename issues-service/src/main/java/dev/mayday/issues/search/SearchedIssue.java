package dev.mayday.issues.search;

import java.time.Instant;

/// As much of an issue as a query can ask about.
///
/// @param project slug
/// @param number of its short id
/// @param firstRelease empty when unknown
/// @param events of its lifetime; `eventsInPeriod` those of the list's period
/// @param users likewise
/// @param assignee `#team`, the address of a member, or empty
public record SearchedIssue(
        String project,
        long number,
        String status,
        String substatus,
        String firstRelease,
        Instant firstSeen,
        Instant lastSeen,
        long events,
        long eventsInPeriod,
        long users,
        long usersInPeriod,
        String assignee) {}
