package dev.mayday.ui.issues;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A bar chart as one SVG path of upright strokes, and the same in words. The picture is stretched
/// to its place, so one slice is always four units wide.
///
/// @param path of all bars in a box of `width` × `height` units
/// @param peak events in the highest bar
/// @param summary for those who do not see it
record Trend(int width, int height, String path, long peak, String summary) {

    private static final int SLICE = 4;

    static Trend of(List<Long> slices, int height, String period) {
        long peak = slices.isEmpty() ? 0 : Collections.max(slices);
        return new Trend(
                Math.max(1, slices.size()) * SLICE,
                height,
                path(slices, peak, height),
                peak,
                words(slices, peak, period));
    }

    /// For the axis.
    public String peakWords() {
        return peak == 0 ? "no events" : String.format(Locale.ENGLISH, "peak %,d", peak);
    }

    private static String path(List<Long> slices, long peak, int height) {
        var path = new StringBuilder();
        for (int i = 0; i < slices.size(); i++) {
            long count = slices.get(i);
            if (count > 0) {
                path.append('M').append(i * SLICE + SLICE / 2).append(' ').append(height);
                path.append('V').append(height - heightOf(count, peak, height));
            }
        }
        return path.toString();
    }

    /// A single event must still be seen beside a thousand.
    private static long heightOf(long count, long peak, int height) {
        return Math.max(2, Math.round((double) count / peak * height));
    }

    private static String words(List<Long> slices, long peak, String period) {
        long sum = slices.stream().mapToLong(Long::longValue).sum();
        return sum == 0
                ? "no events in " + period
                : String.format(
                        Locale.ENGLISH,
                        "%,d events in %s, at most %,d in one bar",
                        sum,
                        period,
                        peak);
    }
}
