package dev.mayday.ui.affected;

import dev.mayday.ui.web.Count;
import java.util.Locale;

/// One of several parts of a whole, with a bar.
///
/// @param href the events that it is; empty for none
/// @param percent of the whole, for the bar
/// @param part the same in words
/// @param hint what is said when one points at it
/// @param note beside the value, smaller; may be empty
record Share(
        String value,
        String href,
        Count count,
        long percent,
        String part,
        String hint,
        String note) {

    static Share of(String value, String href, long count, long whole, String hint, String note) {
        double part = whole == 0 ? 0 : count * 100.0 / whole;
        return new Share(
                value.isEmpty() ? "(none)" : value,
                href,
                Count.of(count),
                Math.clamp(Math.round(part), count > 0 ? 1 : 0, 100),
                words(part),
                hint,
                note);
    }

    /// Never nothing for something, never all for a part.
    static String words(double percent) {
        if (percent > 0 && percent < 1) return "<1%";
        if (percent > 99 && percent < 100) return ">99%";
        return String.format(Locale.ENGLISH, "%d%%", Math.round(percent));
    }

    public boolean linked() {
        return !href.isEmpty();
    }
}
