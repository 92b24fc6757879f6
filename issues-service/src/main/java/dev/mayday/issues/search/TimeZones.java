package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The zone of whoever asks.
public final class TimeZones {

    private static final int LONGEST = 60;

    private TimeZones() {}

    /// @param name as in `Europe/Berlin`; null or empty for UTC
    /// @throws Refused 400 when there is no such zone
    public static ZoneId of(@Nullable String name) {
        if (name == null || name.isEmpty()) return ZoneOffset.UTC;
        try {
            if (name.length() <= LONGEST) return ZoneId.of(name);
        } catch (DateTimeException noZone) {
            // Told below, like one that is too long.
        }
        throw Refused.invalid("timeZone: such as Europe/Berlin");
    }
}
