package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Mark;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The events of the last 14 days as bars over an axis, with the releases that came up meanwhile;
/// the same in words, and day by day for a table. Places are in percent, so that letters keep their
/// form however wide the chart is.
///
/// @param path of all bars in a box of [#WIDE] × [#HIGH] units
/// @param peak of the highest bar, in words
/// @param summary for those who do not see it
/// @param ticks below the axis
/// @param releases that came up, the newest first
/// @param days the newest first
public record Chart(
        String path,
        String peak,
        String summary,
        List<Tick> ticks,
        List<Flag> releases,
        List<Day> days) {

    public static final int WIDE = 1000;
    public static final int HIGH = 100;

    private static final Duration LENGTH = Duration.ofDays(14);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Where the chart is narrow, in percent of it.
    private static final double OF_A_LETTER = 2.4;

    private static final int LETTERS = 18;

    public Chart {
        ticks = List.copyOf(ticks);
        releases = List.copyOf(releases);
        days = List.copyOf(days);
    }

    /// @param x in percent, with its sign
    /// @param anchor of the words: `start`, `middle` or `end`
    public record Tick(String x, String anchor, String words) {}

    /// @param name as much of it as has room; empty where others stand
    /// @param anchor on which side of the line the name stands
    public record Flag(
            String x, String anchor, String shift, String name, String version, Moment at) {}

    /// @param until the end of these 24 hours
    public record Day(Moment until, String words, Count events, String releases) {}

    /// @param bars events per equal slice of the time, the last one running
    static Chart of(List<Long> bars, List<Mark> marks, Instant now) {
        var end = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        var begin = end.minus(LENGTH);
        long peak = bars.isEmpty() ? 0 : Collections.max(bars);
        var inside = marks.stream().filter(mark -> !mark.at().isBefore(begin)).toList();
        return new Chart(
                path(bars, peak),
                peakWords(peak),
                summary(bars, peak, inside, begin),
                ticks(begin),
                flags(inside, peakWords(peak), begin, now),
                days(bars, inside, begin, now));
    }

    private static String peakWords(long peak) {
        return peak == 0 ? "no events" : "peak " + Count.of(peak).exact();
    }

    private static String path(List<Long> bars, long peak) {
        var path = new StringBuilder();
        double slice = bars.isEmpty() ? WIDE : (double) WIDE / bars.size();
        double gap = slice * 0.18;
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i) == 0) continue;
            long height = Math.max(3, Math.round((double) bars.get(i) / peak * HIGH));
            path.append(
                    String.format(
                            Locale.ROOT,
                            "M%.1f %dV%dH%.1fV%dZ",
                            i * slice + gap,
                            HIGH,
                            HIGH - height,
                            (i + 1) * slice - gap,
                            HIGH));
        }
        return path.toString();
    }

    private static List<Tick> ticks(Instant begin) {
        return List.of(
                new Tick("0%", "start", DAY.format(begin)),
                new Tick("50%", "middle", DAY.format(begin.plus(LENGTH.dividedBy(2)))),
                new Tick("100%", "end", "now"));
    }

    /// Names stand beside their lines as far as there is room, those of the newest releases first:
    /// to the right or, where that is taken or at an end, to the left.
    ///
    /// @param corner what stands in the upper left
    private static List<Flag> flags(List<Mark> marks, String corner, Instant begin, Instant now) {
        var places = marks.stream().map(mark -> place(mark, begin)).toList();
        var flags = new ArrayList<Flag>();
        var taken = new ArrayList<Label>();
        taken.add(new Label(corner, false, 0, corner.length() * OF_A_LETTER));
        for (int i = 0; i < marks.size(); i++) {
            var version = marks.get(i).version();
            double x = places.get(i);
            var label = Label.beside(x, shortened(version), places, taken);
            if (!label.name().isEmpty()) taken.add(label);
            flags.add(
                    new Flag(
                            String.format(Locale.ROOT, "%.2f%%", x),
                            label.left() ? "end" : "start",
                            label.left() ? "-5" : "5",
                            label.name(),
                            version,
                            Moment.of(marks.get(i).at(), now)));
        }
        return flags;
    }

    private static double place(Mark mark, Instant begin) {
        double seconds = begin.until(mark.at(), ChronoUnit.SECONDS);
        return Math.clamp(100 * seconds / LENGTH.toSeconds(), 0, 100);
    }

    /// @param name empty where there is no room
    private record Label(String name, boolean left, double from, double to) {

        static Label beside(double x, String name, List<Double> lines, List<Label> others) {
            double width = name.length() * OF_A_LETTER + OF_A_LETTER;
            for (var label :
                    List.of(
                            new Label(name, false, x, x + width),
                            new Label(name, true, x - width, x))) {
                if (label.isFree(x, lines, others)) return label;
            }
            return new Label("", false, x, x);
        }

        private boolean isFree(double x, List<Double> lines, List<Label> others) {
            return from >= 0
                    && to <= 100
                    && lines.stream().noneMatch(line -> line != x && line > from && line < to)
                    && others.stream().noneMatch(other -> from < other.to && other.from < to);
        }
    }

    /// The end of a name tells versions apart.
    private static String shortened(String version) {
        var name = version.substring(version.lastIndexOf('@') + 1);
        if (name.isEmpty()) name = version;
        return name.length() <= LETTERS ? name : name.substring(0, LETTERS - 1) + "…";
    }

    private static String summary(List<Long> bars, long peak, List<Mark> marks, Instant begin) {
        if (peak == 0) return "No events in 14 days.";
        long sum = bars.stream().mapToLong(Long::longValue).sum();
        var slice = LENGTH.dividedBy(bars.size());
        var highest = begin.plus(slice.multipliedBy(bars.indexOf(peak)));
        var releases =
                marks.isEmpty()
                        ? ""
                        : " New releases: "
                                + marks.stream()
                                        .map(
                                                mark ->
                                                        mark.version()
                                                                + " on "
                                                                + DAY.format(mark.at()))
                                        .collect(Collectors.joining(", "))
                                + ".";
        return "%s events in 14 days, at most %s in %d h, on %s.%s"
                .formatted(
                        Count.of(sum).exact(),
                        Count.of(peak).exact(),
                        slice.toHours(),
                        DAY.format(highest),
                        releases);
    }

    private static List<Day> days(List<Long> bars, List<Mark> marks, Instant begin, Instant now) {
        int count = (int) LENGTH.toDays();
        var days = new ArrayList<Day>(count);
        if (bars.size() % count != 0) return days;
        int each = bars.size() / count;
        for (int i = count - 1; i >= 0; i--) {
            var from = begin.plus(Duration.ofDays(i));
            var until = from.plus(Duration.ofDays(1));
            long events =
                    bars.subList(i * each, (i + 1) * each).stream()
                            .mapToLong(Long::longValue)
                            .sum();
            var releases =
                    marks.stream()
                            .filter(mark -> !mark.at().isBefore(from) && mark.at().isBefore(until))
                            .map(Mark::version)
                            .collect(Collectors.joining(", "));
            days.add(
                    new Day(
                            Moment.of(until, now),
                            i == count - 1 ? "last 24 h" : DAY.format(from),
                            Count.of(events),
                            releases));
        }
        return days;
    }
}
