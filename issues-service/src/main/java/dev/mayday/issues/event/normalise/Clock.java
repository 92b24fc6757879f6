package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.EventRefused;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.ClaimedTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The clock of the sender against ours (protocol 3.3): when the event happened, and by how much
/// every other time in it moves.
///
/// @param timestamp of the event, corrected
/// @param claimed what the event said, corrected by the drift only
/// @param shift to be added to the other times of the payload; zero when the clocks agree
record Clock(Instant timestamp, ClaimedTime claimed, Duration shift) {

    private static final Duration TOLERATED_DRIFT = Duration.ofMinutes(55);
    private static final Duration TOLERATED_FUTURE = Duration.ofSeconds(60);
    private static final Duration TOLERATED_PAST = Duration.ofDays(30);

    /// Puts `timestamp` of the event right and notes why.
    static Clock correct(Fields event, TransportFacts facts, boolean transaction) {
        var claimed = claimed(event);
        var clock =
                switch (claimed) {
                    case ClaimedTime.At(var instant) ->
                            new Clock(instant, claimed, Duration.ZERO).withDrift(event, facts);
                    case ClaimedTime.Absent _, ClaimedTime.Unreadable _ -> {
                        if (transaction)
                            throw new EventRefused(
                                    "invalid_transaction", "A transaction needs a timestamp.");
                        var driven =
                                new Clock(facts.received(), claimed, Duration.ZERO)
                                        .withDrift(event, facts);
                        yield new Clock(facts.received(), claimed, driven.shift);
                    }
                };
        if (!transaction) clock = clock.clamped(event, facts.received());
        event.node.put("timestamp", Timestamps.format(clock.timestamp));
        return clock;
    }

    /// A year before 1970 is a clock that was never set; a negative number is no time at all, and
    /// no event.
    private static ClaimedTime claimed(Fields event) {
        var value = event.get("timestamp");
        if (value == null) return new ClaimedTime.Absent();
        var parsed = Timestamps.parse(value);
        if (parsed != null && !Timestamps.isBeforeEpoch(parsed)) {
            if (Timestamps.isMillis(value))
                event.notes.annotated(event.path.at("timestamp"), "!milliseconds");
            return new ClaimedTime.At(parsed);
        }
        if (parsed != null && value.isNumber()) {
            throw new EventRefused("timestamp", "The timestamp is negative.");
        }
        event.drop("timestamp", "expected seconds since 1970 or an RFC 3339 time");
        return new ClaimedTime.Unreadable();
    }

    private Clock withDrift(Fields event, TransportFacts facts) {
        if (facts.sentAt() == null) return this;
        var drift = Duration.between(facts.sentAt(), facts.received());
        if (drift.abs().compareTo(TOLERATED_DRIFT) < 0) return this;
        var moved = Timestamps.shifted(timestamp, drift);
        if (moved == null) return this;
        var data = event.node.objectNode().put("sdk_time", Timestamps.format(facts.sentAt()));
        data.put("server_time", Timestamps.format(facts.received()));
        event.notes.error(
                event.path.at("timestamp"), "clock_drift", data, event.node.get("timestamp"));
        var moving = claimed instanceof ClaimedTime.At ? new ClaimedTime.At(moved) : claimed;
        return new Clock(moved, moving, drift);
    }

    private Clock clamped(Fields event, Instant received) {
        boolean future = timestamp.isAfter(received.plus(TOLERATED_FUTURE));
        boolean past = timestamp.isBefore(received.minus(TOLERATED_PAST));
        if (!future && !past) return this;
        var data = event.node.objectNode().put("sdk_time", Timestamps.format(timestamp));
        data.put("server_time", Timestamps.format(received));
        var kind = future ? "future_timestamp" : "past_timestamp";
        event.notes.error(event.path.at("timestamp"), kind, data, event.node.get("timestamp"));
        return new Clock(received, claimed, shift.plus(Duration.between(timestamp, received)));
    }

    /// Moves another time of the payload along; what is no time leaves it.
    @Nullable Instant move(Fields fields, String key) {
        var value = fields.get(key);
        if (value == null) return null;
        var parsed = Timestamps.parse(value);
        var moved =
                parsed == null || Timestamps.isBeforeEpoch(parsed)
                        ? null
                        : Timestamps.shifted(parsed, shift);
        if (moved == null) fields.drop(key, "expected a time");
        else fields.node.put(key, Timestamps.format(moved));
        return moved;
    }
}
