package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What time it is for who looks at a page: now, and in the zone that their browser told us; UTC as
/// long as it did not.
@RequestScoped
public class ViewerClock {

    /// Written by `local-time.js`.
    private static final String COOKIE = "time-zone";

    private final WallClock clock;
    private final HttpHeaders headers;

    ViewerClock(WallClock clock, HttpHeaders headers) {
        this.clock = clock;
        this.headers = headers;
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        var cookie = headers.getCookies().get(COOKIE);
        return cookie == null ? ZoneOffset.UTC : zone(cookie.getValue());
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
