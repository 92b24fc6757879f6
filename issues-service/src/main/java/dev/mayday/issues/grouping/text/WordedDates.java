package dev.mayday.issues.grouping.text;

import java.util.Set;

/// Dates with names of days and months, as mail, HTTP, C and browsers write them.
final class WordedDates {

    private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Set<String> MONTHS =
            Set.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private final Text text;
    private final Clock clock;
    private boolean bracketsClose = true;

    WordedDates(Text text, Clock clock) {
        this.text = text;
        this.clock = clock;
    }

    int startingWithName(int at) {
        if (!Letters.upper(text.at(at))) return Text.NO_MATCH;
        if (named(DAYS, at)) return startingWithDay(at);
        return text.boundary(at) ? startingWithMonth(at) : Text.NO_MATCH;
    }

    private int startingWithDay(int at) {
        int mail = mail(at);
        if (mail != Text.NO_MATCH) return mail;
        int month = spaced(at + 3);
        if (month == Text.NO_MATCH) return Text.NO_MATCH;
        int browser = browser(month);
        if (browser != Text.NO_MATCH || !text.boundary(at)) return browser;
        return startingWithMonth(month);
    }

    /// `Sun, 22 Nov 2026 07:03:51 GMT` and `Sunday, 22-Nov-26 07:03:51 GMT`.
    private int mail(int at) {
        int comma = text.runEnd(at + 3, Letters::lower);
        int day = text.at(comma) == ',' ? spaced(comma + 1) : Text.NO_MATCH;
        int month = separated(number(day, 1, 2));
        if (!named(MONTHS, month)) return Text.NO_MATCH;
        int year = number(separated(text.runEnd(month + 3, Letters::lower)), 2, 4);
        if (year == Text.NO_MATCH) return Text.NO_MATCH;
        int time = time(spaced(year));
        if (time == Text.NO_MATCH) return year;
        int zone = clock.zone(text.spacesEnd(time));
        return zone == Text.NO_MATCH ? time : zone;
    }

    /// `Sun Nov 22 2026 07:03:51 GMT+0100 (Central European Standard Time)`, from the month on.
    private int browser(int month) {
        int year = number(spaced(number(spaced(monthEnd(month)), 1, 2)), 4, 4);
        int zone = spaced(time(spaced(year)));
        if (zone == Text.NO_MATCH || !text.startsWith("GMT", zone)) return Text.NO_MATCH;
        boolean sign = text.at(zone + 3) == '+' || text.at(zone + 3) == '-';
        int end = sign ? number(zone + 4, 4, 4) : Text.NO_MATCH;
        return end == Text.NO_MATCH ? end : withZoneName(end);
    }

    private int withZoneName(int at) {
        if (!Letters.space(text.at(at)) || text.at(at + 1) != '(' || !bracketsClose) return at;
        int close = text.indexOf(')', at + 2);
        bracketsClose = close >= 0;
        return bracketsClose ? close + 1 : at;
    }

    /// `Nov 22 07:03:51 CET 2026` and `Nov 22, 2026`; a name of a day may stand before.
    private int startingWithMonth(int at) {
        if (!text.boundary(at)) return Text.NO_MATCH;
        int day = number(spaced(monthEnd(at)), 1, 2);
        if (day == Text.NO_MATCH) return Text.NO_MATCH;
        int zone = spaced(time(spaced(day)));
        if (zone != Text.NO_MATCH) {
            int zoneEnd = clock.zone(zone);
            int afterZone = zoneEnd == Text.NO_MATCH ? zone : spaced(zoneEnd);
            int year = number(afterZone, 4, 4);
            if (year != Text.NO_MATCH) return year;
        }
        boolean comma = text.at(day) == ',' && Letters.space(text.at(day + 1));
        return comma ? number(day + 2, 2, 4) : Text.NO_MATCH;
    }

    /// `22 Nov 2026 07:03:51 UTC`.
    int startingWithNumber(int at) {
        if (!text.digit(at) || !text.boundary(at)) return Text.NO_MATCH;
        int month = spaced(number(at, 1, 2));
        if (!named(MONTHS, month)) return Text.NO_MATCH;
        int zone = spaced(time(spaced(number(spaced(monthEnd(month)), 4, 4))));
        if (zone == Text.NO_MATCH) return Text.NO_MATCH;
        int end = clock.zone(zone);
        if (end != Text.NO_MATCH) return end;
        boolean military =
                Letters.upper(text.at(zone)) && text.at(zone) != 'J' && text.boundary(zone + 1);
        return military ? zone + 1 : Text.NO_MATCH;
    }

    private boolean named(Set<String> names, int at) {
        return at >= 0
                && Letters.upper(text.at(at))
                && at + 3 <= text.length()
                && names.contains(text.part(at, at + 3));
    }

    private int monthEnd(int at) {
        if (!named(MONTHS, at)) return Text.NO_MATCH;
        return text.startsWith("Sept", at) ? at + 4 : at + 3;
    }

    private int number(int at, int least, int most) {
        if (at < 0) return Text.NO_MATCH;
        int end = text.runEnd(at, Letters::digit, most);
        return end - at >= least ? end : Text.NO_MATCH;
    }

    private int time(int at) {
        return at < 0 ? Text.NO_MATCH : clock.within(at);
    }

    private int spaced(int at) {
        if (at < 0) return Text.NO_MATCH;
        int end = text.spacesEnd(at);
        return end > at ? end : Text.NO_MATCH;
    }

    private int separated(int at) {
        boolean separator = at >= 0 && (text.at(at) == '-' || Letters.space(text.at(at)));
        return separator ? at + 1 : Text.NO_MATCH;
    }
}
