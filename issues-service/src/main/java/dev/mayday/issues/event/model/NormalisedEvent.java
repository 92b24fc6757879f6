package dev.mayday.issues.event.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that can be trusted: typed where something is decided by it, and [#body()] for
/// everything else.
///
/// @param timestamp when it happened: corrected and clamped (protocol 3.3)
/// @param tags in order, those of the application and those the server adds (protocol 5.7)
/// @param userKey taken before scrubbing; null counts for no user
/// @param fingerprint as sent; empty when none
/// @param checksum forces the group; null when none
/// @param exceptions root cause first; those that say nothing are left out
/// @param stacktrace of the event itself
public record NormalisedEvent(
        UUID id,
        long projectId,
        Instant received,
        Instant timestamp,
        EventType type,
        Level level,
        String platform,
        Headline headline,
        Origin origin,
        Map<String, String> tags,
        Handled handled,
        @Nullable UserKey userKey,
        List<String> fingerprint,
        @Nullable String checksum,
        List<ExceptionValue> exceptions,
        List<ThreadValue> threads,
        @Nullable StackTrace stacktrace,
        @Nullable LogEntry logentry,
        EventBody body) {

    public NormalisedEvent {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        fingerprint = List.copyOf(fingerprint);
        exceptions = List.copyOf(exceptions);
        threads = List.copyOf(threads);
    }

    public String title() {
        return headline.title();
    }

    public String culprit() {
        return headline.culprit();
    }

    /// Empty when none.
    public String environment() {
        return origin.environment() == null ? "" : origin.environment();
    }

    /// Empty when none.
    public String release() {
        return origin.release() == null ? "" : origin.release();
    }

    /// All stacks, in the order that [EventBody#toJson(InAppVerdict)] counts them: of the
    /// exceptions, of the threads, of the event.
    public List<StackTrace> stacks() {
        var stacks = new ArrayList<StackTrace>();
        for (var exception : exceptions)
            if (exception.stacktrace() != null) stacks.add(exception.stacktrace());
        for (var thread : threads) if (thread.stacktrace() != null) stacks.add(thread.stacktrace());
        if (stacktrace != null) stacks.add(stacktrace);
        return List.copyOf(stacks);
    }
}
