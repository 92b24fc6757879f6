package dev.mayday.issues.release.version;

import dev.mayday.issues.release.version.Comparison.Order;
import java.util.Collection;
import java.util.Optional;

/// The order of a project's releases (semantics 7.2).
///
/// @param ignorePackage whether `api@2.0` and `web@1.0` are compared by their numbers
public record Ordering(Scheme scheme, boolean ignorePackage) {

    /// What a project has that chose nothing and has few releases.
    public static final Ordering UNDECIDED = new Ordering(Scheme.undecided(), false);

    public Comparison compare(Release left, Release right) {
        if (left.version().equals(right.version())) return Comparison.same();
        int byDate = Release.BY_DATE.compare(left, right);
        if (scheme instanceof Scheme.Dated) return Comparison.by(scheme, byDate);
        var one = scheme.read(left.version());
        var other = scheme.read(right.version());
        if (one.isEmpty() || other.isEmpty()) {
            var unread = one.isEmpty() ? left : right;
            var words = "%s is not %s".formatted(unread.shown(), scheme.word());
            return Comparison.byDate(byDate, "not_" + scheme.word(), words);
        }
        if (!ignorePackage && !one.get().pack().equals(other.get().pack()))
            return Comparison.byDate(byDate, "other_package", "the packages differ");
        return Comparison.by(scheme, one.get().key().against(other.get().key()));
    }

    /// The maximum, of equal ones the latest. Where only dates tell some pairs apart there may be
    /// no maximum: then what is found going through them by date.
    ///
    /// @param releases none that are archived or ignored
    public Optional<Release> newest(Collection<Release> releases) {
        return releases.stream()
                .sorted(Release.BY_DATE)
                .reduce((best, next) -> compare(next, best).order() == Order.LT ? best : next);
    }
}
