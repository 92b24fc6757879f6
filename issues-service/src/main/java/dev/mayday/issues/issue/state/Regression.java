package dev.mayday.issues.issue.state;

import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.issue.state.RegressVerdict.Holds;
import dev.mayday.issues.issue.state.RegressVerdict.Regressed;
import dev.mayday.issues.issue.state.Resolution.ByCommit;
import dev.mayday.issues.issue.state.Resolution.InNext;
import dev.mayday.issues.issue.state.Resolution.InRelease;
import dev.mayday.issues.issue.state.Resolution.Now;
import dev.mayday.issues.release.version.Comparison.Order;
import dev.mayday.issues.release.version.Ordering;
import dev.mayday.issues.release.version.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether one more event reopens a resolved issue: function `regress`, rules R1 to R10 of
/// semantics 7.4. The first that applies decides.
///
/// @param release null when the event names none
/// @param lateSoFar how many events of that release came late, with this one
record Regression(
        Resolution resolution,
        Occasion occasion,
        @Nullable ReleaseOfEvent release,
        Ordering ordering,
        long lateSoFar) {

    RegressVerdict judge() {
        if (!resolution.covers(occasion.environment())) {
            return holds(
                    Lateness.OUT_OF_SCOPE,
                    "%s is not among the environments it was resolved for (R1): kept resolved."
                            .formatted(environment()));
        }
        if (release != null && !release.passedOver().isEmpty()) {
            return holds(
                    Lateness.IGNORED_RELEASE,
                    "%s is %s (R2): kept resolved."
                            .formatted(release.release().shown(), release.passedOver()));
        }
        if (!occasion.received().isAfter(resolution.at())) {
            return holds(
                    Lateness.IN_FLIGHT, "Received before it was resolved (R3): kept resolved.");
        }
        return switch (resolution) {
            case Now now -> byTime(now);
            case InRelease in -> release == null ? noRelease(in.fix()) : in(in.fix(), release);
            case InNext next -> release == null ? noRelease(next.fix()) : next(next, release);
            case ByCommit by -> release == null ? noRelease(by.fix()) : commit(by, release);
        };
    }

    /// R4 and R5.
    private RegressVerdict byTime(Now now) {
        return switch (occasion.claimed()) {
            case ClaimedTime.At(var instant) when !instant.isAfter(now.at()) ->
                    holds(
                            Lateness.OLDER_THAN_FIX,
                            "Happened before it was resolved, and came late (R4): kept resolved.");
            case ClaimedTime.Unreadable _ ->
                    holds(
                            Lateness.UNREADABLE_TIME,
                            "When it happened cannot be read (R4): kept resolved.");
            case ClaimedTime.At _, ClaimedTime.Absent _ -> {
                var ago = Ago.between(now.at(), occasion.received());
                var text = "Seen again %s after it was resolved.".formatted(ago);
                yield new Regressed(now, List.of(new Trace("regress.regressed", text)));
            }
        };
    }

    /// R6.
    private RegressVerdict noRelease(@Nullable Release fix) {
        var where = fix == null ? "a release that is not known yet" : fix.shown();
        return holds(
                Lateness.NO_RELEASE,
                "The event names no release, resolved in %s (R6): kept resolved.".formatted(where));
    }

    /// R7, then R9 and R10.
    private RegressVerdict commit(ByCommit by, ReleaseOfEvent from) {
        var fix = by.fix();
        if (fix != null) return in(fix, from);
        return holds(
                Lateness.AWAITING_RELEASE,
                "%s came before any release with commit %s was known (R7): kept resolved."
                        .formatted(from.release().shown(), shortened(by.sha())));
    }

    /// R8, then R9 and R10.
    private RegressVerdict next(InNext next, ReleaseOfEvent from) {
        var fix = next.fix();
        if (fix != null) return against(fix, from, next, List.of());
        var base = next.base();
        var comparison = ordering.compare(from.release(), base);
        if (comparison.order() != Order.GT) {
            var sign = comparison.order() == Order.LT ? "<" : "=";
            return holds(
                    Lateness.LATE,
                    "%s %s %s %s, resolved in the release after it (R8): %s"
                            .formatted(
                                    from.release().shown(),
                                    sign,
                                    base.shown(),
                                    comparison.how(),
                                    keptResolved()));
        }
        var text =
                "%s > %s %s (R8): the release that the fix was awaited in."
                        .formatted(from.release().shown(), base.shown(), comparison.how());
        var bound = new InNext(next.at(), next.environments(), base, from.release());
        return against(from.release(), from, bound, List.of(new Trace("regress.bound", text)));
    }

    private RegressVerdict in(Release fix, ReleaseOfEvent from) {
        return against(fix, from, resolution, List.of());
    }

    /// R9 and R10.
    private RegressVerdict against(
            Release fix, ReleaseOfEvent from, Resolution bound, List<Trace> before) {
        var comparison = ordering.compare(from.release(), fix);
        boolean late = comparison.order() == Order.LT;
        var compared =
                "%s %s fix %s %s (%s): "
                        .formatted(
                                from.release().shown(),
                                late ? "<" : "≥",
                                fix.shown(),
                                comparison.how(),
                                late ? "R9" : "R10");
        if (late) return holds(Lateness.LATE, compared + keptResolved());
        var back =
                bound instanceof InNext
                        ? "resolved in next release, back in %s.".formatted(from.release().shown())
                        : "regressed.";
        var trace = new ArrayList<>(before);
        trace.add(new Trace("regress.regressed", compared + back));
        return new Regressed(bound, trace);
    }

    private String keptResolved() {
        return "kept resolved (late, %s so far)."
                .formatted(String.format(Locale.ROOT, "%d", lateSoFar));
    }

    private String environment() {
        var name = occasion.environment();
        if (name.isEmpty()) return "An event without environment";
        return name;
    }

    private static String shortened(String sha) {
        return sha.length() <= 7 ? sha : sha.substring(0, 7);
    }

    private static Holds holds(Lateness lane, String text) {
        return new Holds(lane, List.of(new Trace("regress." + lane.wire(), text)));
    }
}
