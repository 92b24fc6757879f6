package dev.mayday.issues.event.model;

import dev.mayday.contracts.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// An event that can be trusted: typed where something is decided by it, and [#body()] for
/// everything else.
///
/// @param timestamp when it happened: corrected and clamped (protocol 3.3)
/// @param claimed when it says it happened, for decisions that hang on the order of things
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
        ClaimedTime claimed,
        EventType type,
        Level level,
        String platform,
        Origin origin,
        Map<String, String> tags,
        @Nullable UserKey userKey,
        List<String> fingerprint,
        @Nullable String checksum,
        List<ExceptionValue> exceptions,
        List<ThreadValue> threads,
        @Nullable StackTrace stacktrace,
        @Nullable LogEntry logentry,
        @Nullable TemplateError template,
        @Nullable SecurityReport report,
        EventBody body) {

    public NormalisedEvent {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        fingerprint = List.copyOf(fingerprint);
        exceptions = List.copyOf(exceptions);
        threads = List.copyOf(threads);
    }

    /// Empty when none.
    public String environment() {
        return origin.environment() == null ? "" : origin.environment();
    }

    /// Empty when none.
    public String release() {
        return origin.release() == null ? "" : origin.release();
    }

    public Handled handled() {
        return Handled.of(exceptions);
    }

    /// The stack that speaks for an event without exceptions: of the first thread that crashed,
    /// else of the first current one, else of the only one, else the event's own.
    public @Nullable StackTrace bareStack() {
        var thread = StandIn.thread(threads);
        return thread == null ? stacktrace : thread.stacktrace();
    }

    /// All stacks, in the order of [EventBody]: of the exceptions, of the threads, of the event.
    public List<StackTrace> stacks() {
        var stacks = new ArrayList<StackTrace>();
        for (var exception : exceptions)
            if (exception.stacktrace() != null) stacks.add(exception.stacktrace());
        for (var thread : threads) if (thread.stacktrace() != null) stacks.add(thread.stacktrace());
        if (stacktrace != null) stacks.add(stacktrace);
        return List.copyOf(stacks);
    }

    /// The same event with every stack judged.
    ///
    /// @param judge is told the stack and the exception that it belongs to, if there is one
    public NormalisedEvent judged(
            BiFunction<StackTrace, @Nullable ExceptionValue, StackTrace> judge) {
        return new NormalisedEvent(
                id,
                projectId,
                received,
                timestamp,
                claimed,
                type,
                level,
                platform,
                origin,
                tags,
                userKey,
                fingerprint,
                checksum,
                exceptions.stream()
                        .map(e -> e.withStack(judged(e.stacktrace(), e, judge)))
                        .toList(),
                threads.stream()
                        .map(t -> t.withStack(judged(t.stacktrace(), null, judge)))
                        .toList(),
                judged(stacktrace, null, judge),
                logentry,
                template,
                report,
                body);
    }

    private static @Nullable StackTrace judged(
            @Nullable StackTrace stack,
            @Nullable ExceptionValue of,
            BiFunction<StackTrace, @Nullable ExceptionValue, StackTrace> judge) {
        return stack == null ? null : judge.apply(stack, of);
    }
}
