package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Release;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// In which releases an issue happened, the newest first.
///
/// @param since the one in which it began; empty when it is not known
public record ReleasesView(String since, Moment firstSeen, List<Line> lines) {

    private static final int FIRST = 6;

    public ReleasesView {
        lines = List.copyOf(lines);
    }

    /// @param name as short as tells it apart
    /// @param bar in percent of the longest
    /// @param first when the issue was first seen in it
    /// @param named whether it is a release at all
    /// @param origin whether the issue began in it
    public record Line(
            String name,
            String version,
            String href,
            Count events,
            long bar,
            Moment first,
            Moment last,
            boolean named,
            boolean origin) {}

    static ReleasesView of(
            List<Release> releases, String since, Instant firstSeen, IssueAddress at, Instant now) {
        long most = releases.stream().mapToLong(Release::events).max().orElse(0);
        return new ReleasesView(
                since,
                Moment.of(firstSeen, now),
                releases.stream()
                        .map(release -> line(release, names(releases), most, since, at, now))
                        .toList());
    }

    private static boolean isNamed(Release release) {
        return !release.version().isEmpty() && !release.version().equals("(other)");
    }

    /// Of one package all, the version alone tells them apart.
    private static UnaryOperator<String> names(List<Release> releases) {
        var packages =
                releases.stream()
                        .filter(ReleasesView::isNamed)
                        .map(
                                release ->
                                        release.version().indexOf('@') < 0
                                                ? ""
                                                : release.version()
                                                        .substring(
                                                                0,
                                                                release.version().indexOf('@') + 1))
                        .distinct()
                        .toList();
        if (packages.size() != 1) return version -> version;
        int start = packages.getFirst().length();
        return version -> version.length() > start ? version.substring(start) : version;
    }

    private static Line line(
            Release release,
            UnaryOperator<String> names,
            long most,
            String since,
            IssueAddress at,
            Instant now) {
        boolean named = isNamed(release);
        return new Line(
                release.version().isEmpty()
                        ? "no release"
                        : named ? names.apply(release.version()) : "different in each event",
                release.version(),
                named
                        ? at.adding("release", release.version())
                        : release.version().isEmpty() ? at.adding("!has:release") : "",
                Count.of(release.events()),
                most == 0 ? 0 : Math.max(1, Math.round(release.events() * 100.0 / most)),
                Moment.of(release.firstSeen(), now),
                Moment.of(release.lastSeen(), now),
                named,
                named && release.version().equals(since));
    }

    /// Whether any event names its release.
    public boolean known() {
        return lines.stream().anyMatch(Line::named);
    }

    public List<Line> first() {
        return lines.subList(0, Math.min(FIRST, lines.size()));
    }

    public List<Line> rest() {
        return lines.subList(first().size(), lines.size());
    }
}
