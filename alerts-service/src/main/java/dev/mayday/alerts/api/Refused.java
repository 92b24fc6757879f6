package dev.mayday.alerts.api;

/// What a caller asked for cannot be; the message says why.
final class Refused extends RuntimeException {

    private final int status;

    private Refused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Refused bad(String message) {
        return new Refused(400, message);
    }

    static Refused missing(String message) {
        return new Refused(404, message);
    }

    int status() {
        return status;
    }
}
