package dev.mayday.issues.release.version;

/// Which of two releases is the newer, and how that was found.
///
/// @param code stable, for programs: `release.semver`, `release.fallback_date`, …
/// @param how for sentences, behind the two versions: `by semver`
/// @param because why the scheme could not tell: `not_semver`, `other_package`; empty when it could
public record Comparison(Order order, String code, String how, String because) {

    /// Of the first, seen from the second.
    public enum Order {
        LT,
        EQ,
        GT;

        static Order of(int comparison) {
            return comparison < 0 ? LT : comparison == 0 ? EQ : GT;
        }
    }

    static Comparison same() {
        return new Comparison(Order.EQ, "release.same", "by being the same version", "");
    }

    static Comparison by(Scheme scheme, int comparison) {
        var how = "by " + scheme.word();
        return new Comparison(Order.of(comparison), "release." + scheme.word(), how, "");
    }

    static Comparison byDate(int comparison, String because, String words) {
        var how = "by date, since " + words;
        return new Comparison(Order.of(comparison), "release.fallback_date", how, because);
    }
}
