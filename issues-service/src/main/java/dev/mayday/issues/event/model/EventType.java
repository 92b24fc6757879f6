package dev.mayday.issues.event.model;

import dev.mayday.issues.event.json.Fields;
import java.util.List;
import java.util.Locale;

/// What kind of event it is; only `transaction` is believed from the sender (protocol 5.1).
public enum EventType {
    ERROR,
    DEFAULT,
    TRANSACTION,
    CSP,
    HPKP,
    EXPECTCT,
    EXPECTSTAPLE;

    private static final List<EventType> REPORTS = List.of(CSP, HPKP, EXPECTCT, EXPECTSTAPLE);

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A browser wrote it by itself: no exception, no message.
    public boolean isSecurityReport() {
        return REPORTS.contains(this);
    }

    /// The type that a stored body names.
    public static EventType stored(String wire) {
        for (var type : values()) if (type.wire().equals(wire)) return type;
        return DEFAULT;
    }

    public static boolean isTransaction(Fields event) {
        return event.node.path("type").asText().equals("transaction");
    }

    /// To be asked when the exceptions are already in order.
    public static EventType infer(Fields event) {
        if (isTransaction(event)) return TRANSACTION;
        if (event.node.path("exception").isObject()) return ERROR;
        for (var report : REPORTS) {
            if (event.node.path(report.wire()).isObject()) return report;
        }
        return DEFAULT;
    }
}
