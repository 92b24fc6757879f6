package dev.mayday.issues.event;

/// The payload is no event at all; carries the outcome to [EventReader], the only place that
/// catches it.
final class EventRefused extends RuntimeException {

    private final String reason;

    EventRefused(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Reading.Refused asReading() {
        return new Reading.Refused(reason, String.valueOf(getMessage()));
    }
}
