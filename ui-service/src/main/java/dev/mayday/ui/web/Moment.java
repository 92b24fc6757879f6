package dev.mayday.ui.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A time as people read it: in words, with the exact instant behind it.
///
/// @param iso for `<time datetime>`
/// @param exact to the second, with its zone; where that is UTC, the browser turns it into the
/// viewer's for the tooltip
/// @param ago "2 min ago"
/// @param age "2 min"
public record Moment(String iso, String exact, String ago, String age) {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);
    private static final ZoneId UTC = ZoneId.of("UTC");

    public static Moment of(Instant at, Instant now) {
        return of(at, now, UTC);
    }

    /// @param zone in which the exact time is written out
    public static Moment of(Instant at, Instant now, ZoneId zone) {
        var named = zone.equals(ZoneOffset.UTC) ? UTC : zone;
        var age = age(Duration.between(at, now));
        return new Moment(
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                EXACT.format(at.atZone(named)),
                age.equals(FRESH) ? "just now" : age + " ago",
                age);
    }

    private static final String FRESH = "a moment";

    private static String age(Duration age) {
        if (age.toSeconds() < 10) return FRESH;
        if (age.toSeconds() < 60) return age.toSeconds() + " s";
        if (age.toMinutes() < 60) return age.toMinutes() + " min";
        if (age.toHours() < 48) return age.toHours() + " h";
        if (age.toDays() < 60) return age.toDays() + " d";
        if (age.toDays() < 730) return age.toDays() / 30 + " months";
        return age.toDays() / 365 + " years";
    }
}
