package dev.mayday.issues.event.json;

/// The payload is no event at all; carries the outcome to the door, the only place that
/// catches it.
public final class EventRefused extends RuntimeException {

    private final String reason;

    public EventRefused(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
