package dev.mayday.issues.issue.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.issue.state.RegressVerdict.Holds;
import dev.mayday.issues.issue.state.RegressVerdict.Regressed;
import dev.mayday.issues.issue.state.Resolution.ByCommit;
import dev.mayday.issues.issue.state.Resolution.InNext;
import dev.mayday.issues.issue.state.Resolution.InRelease;
import dev.mayday.issues.issue.state.Resolution.Now;
import dev.mayday.issues.release.version.IgnoredReleases;
import dev.mayday.issues.release.version.Ordering;
import dev.mayday.issues.release.version.Release;
import dev.mayday.issues.release.version.Scheme;
import dev.mayday.issues.release.version.VersionGlob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks 7.1 to 7.9 of the semantics, and each rule of `regress` with its sentence.
class RegressionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(30));
    private static final Ordering SEMVER = new Ordering(new Scheme.Semver(false), false);

    private static Release release(String version, int minute) {
        return new Release(version, NOON.plus(Duration.ofMinutes(minute)), minute);
    }

    private static InRelease resolvedIn(Release fix) {
        return new InRelease(NOON, Set.of(), fix);
    }

    private static ReleaseOfEvent from(Release release) {
        return new ReleaseOfEvent(release, "");
    }

    private static RegressVerdict judge(Resolution resolution, @Nullable ReleaseOfEvent release) {
        return judge(resolution, release, SEMVER);
    }

    private static RegressVerdict judge(
            Resolution resolution, @Nullable ReleaseOfEvent release, Ordering ordering) {
        var version = release == null ? "" : release.release().version();
        var occasion = new Occasion(LATER, new ClaimedTime.At(LATER), version, "production");
        return new Regression(resolution, occasion, release, ordering, 312).judge();
    }

    private static String word(RegressVerdict verdict) {
        return switch (verdict) {
            case Holds holds -> holds.lane().wire();
            case Regressed _ -> "regressed";
        };
    }

    /// 7.1
    @ParameterizedTest
    @CsvSource({
        "2.4.9, late, '2.4.9 < fix 2.5.0 by semver (R9): kept resolved (late, 312 so far).'",
        "2.5.0, regressed, '2.5.0 ≥ fix 2.5.0 by being the same version (R10): regressed.'",
        "2.5.1, regressed, '2.5.1 ≥ fix 2.5.0 by semver (R10): regressed.'"
    })
    void resolved_in_a_release(String version, String word, String sentence) {
        var verdict = judge(resolvedIn(release("2.5.0", -10)), from(release(version, 10)));

        assertThat(word(verdict)).isEqualTo(word);
        assertThat(verdict.sentence()).isEqualTo(sentence);
    }

    /// 7.2
    @Test
    void resolved_in_the_next_release_it_waits_for_one() {
        var base = release("v2.15.0", -10);
        var next = new InNext(NOON, Set.of(), base, null);
        var made = release("v2.16.0", 10);

        var old = judge(next, from(base));
        var back = judge(next, from(made));

        assertThat(next.substatus()).isEqualTo("pending");
        assertThat(word(old)).isEqualTo("late");
        assertThat(old.sentence())
                .isEqualTo(
                        "v2.15.0 = v2.15.0 by being the same version, resolved in the release after"
                                + " it (R8): kept resolved (late, 312 so far).");
        assertThat(back)
                .isEqualTo(
                        new Regressed(
                                new InNext(NOON, Set.of(), base, made),
                                List.of(
                                        new Trace(
                                                "regress.bound",
                                                "v2.16.0 > v2.15.0 by semver (R8): the release that"
                                                        + " the fix was awaited in."),
                                        new Trace(
                                                "regress.regressed",
                                                "v2.16.0 ≥ fix v2.16.0 by being the same version"
                                                        + " (R10): resolved in next release, back in"
                                                        + " v2.16.0."))));
    }

    /// 7.3
    @Test
    void hashes_of_commits_go_by_date() {
        var first = release("document-api@a3b8f2c", -20);
        var fix = release("document-api@b71c0de", -10);
        var last = release("document-api@c02beef", 10);
        var scheme = Scheme.decided(List.of(first.version(), fix.version(), last.version()));
        var ordering = new Ordering(scheme, false);

        var early = judge(resolvedIn(fix), from(first), ordering);
        var late = judge(resolvedIn(fix), from(last), ordering);

        assertThat(word(early)).isEqualTo("late");
        assertThat(word(late)).isEqualTo("regressed");
        assertThat(late.sentence())
                .isEqualTo(
                        "document-api@c02beef ≥ fix document-api@b71c0de by date (R10): regressed.");
    }

    /// 7.4
    @Test
    void a_hotfix_made_after_the_fix_is_still_older_than_it() {
        var next = new InNext(NOON, Set.of(), release("2.5.0", -10), null);
        var bound = next.bind(release("2.6.0", 5), SEMVER).orElseThrow();
        var hotfix = release("2.5.1", 10);

        assertThat(bound.substatus()).isEqualTo("fixed");
        assertThat(bound.bind(hotfix, SEMVER)).isEmpty();
        assertThat(word(judge(bound, from(hotfix)))).isEqualTo("late");
    }

    @Test
    void an_older_release_made_later_is_not_the_next_one() {
        var next = new InNext(NOON, Set.of(), release("2.5.0", -10), null);

        assertThat(next.bind(release("2.4.2", 5), SEMVER)).isEmpty();
    }

    /// 7.5
    @Test
    void a_release_that_is_ignored_reopens_nothing_and_is_never_the_newest() {
        var ignored = new IgnoredReleases(List.of(VersionGlob.of("*999.9*")));
        var fix = release("shop@2.5.0", -10);
        var fake = release("shop@999.9.9", 10);
        var passedOver = ignored.matching(fake.version()).map(g -> "ignored by " + g).orElse("");

        var verdict = judge(resolvedIn(fix), new ReleaseOfEvent(fake, passedOver));
        var counted =
                List.of(fix, fake).stream()
                        .filter(release -> ignored.matching(release.version()).isEmpty())
                        .toList();

        assertThat(word(verdict)).isEqualTo("ignored_release");
        assertThat(verdict.sentence())
                .isEqualTo("shop@999.9.9 is ignored by *999.9* (R2): kept resolved.");
        assertThat(SEMVER.newest(counted)).contains(fix);
    }

    /// 7.6
    @Test
    void what_happened_before_and_came_after_is_older_than_the_fix() {
        var claimed = new ClaimedTime.At(NOON.minus(Duration.ofMinutes(20)));
        var occasion = new Occasion(LATER, claimed, "", "production");
        var now = new Now(NOON, Set.of());

        var verdict = new Regression(now, occasion, null, SEMVER, 1).judge();

        assertThat(word(verdict)).isEqualTo("older_than_fix");
    }

    /// 7.7
    @Test
    void an_event_without_release_does_not_reopen_what_was_resolved_in_one() {
        var verdict = judge(resolvedIn(release("shop@2.5.0", -10)), null);

        assertThat(word(verdict)).isEqualTo("no_release");
        assertThat(verdict.sentence())
                .isEqualTo(
                        "The event names no release, resolved in shop@2.5.0 (R6): kept resolved.");
    }

    /// 7.8
    @Test
    void another_build_of_the_fix_is_the_fix() {
        var verdict =
                judge(resolvedIn(release("1.0.0+build9", -10)), from(release("1.0.0+build7", 0)));

        assertThat(word(verdict)).isEqualTo("regressed");
    }

    /// 7.9
    @Test
    void another_package_goes_by_date_and_the_sentence_says_so() {
        var fix = release("shop-api@2.5.0", -10);

        var verdict = judge(resolvedIn(fix), from(release("shop-web@1.0.3", 10)));

        assertThat(word(verdict)).isEqualTo("regressed");
        assertThat(verdict.sentence())
                .isEqualTo(
                        "shop-web@1.0.3 ≥ fix shop-api@2.5.0 by date, since the packages differ"
                                + " (R10): regressed.");
    }

    @Test
    void resolved_in_production_only_production_reopens() {
        var resolution = new InRelease(NOON, Set.of("staging"), release("2.5.0", -10));

        var verdict = judge(resolution, from(release("2.6.0", 10)));

        assertThat(word(verdict)).isEqualTo("out_of_scope");
        assertThat(verdict.sentence()).startsWith("production is not among the environments");
    }

    @Test
    void received_before_the_decision_is_in_flight_whatever_the_release() {
        var resolution = new InRelease(LATER, Set.of(), release("2.5.0", -10));

        assertThat(word(judge(resolution, from(release("2.6.0", 10))))).isEqualTo("in_flight");
    }

    @Test
    void resolved_by_a_commit_it_waits_for_the_release_with_it() {
        var waiting = new ByCommit(NOON, Set.of(), "acme/shop", "a3b8f2c9d0", null);
        var known = new ByCommit(NOON, Set.of(), "acme/shop", "a3b8f2c9d0", release("2.5.0", 5));
        var event = from(release("2.5.0", 5));

        assertThat(waiting.substatus()).isEqualTo("pending");
        assertThat(word(judge(waiting, null))).isEqualTo("no_release");
        assertThat(word(judge(waiting, event))).isEqualTo("awaiting_release");
        assertThat(judge(waiting, event).sentence()).contains("commit a3b8f2c was known (R7)");
        assertThat(word(judge(known, event))).isEqualTo("regressed");
    }

    @Test
    void no_version_makes_a_sentence_too_long() {
        var verdict =
                judge(
                        resolvedIn(release("😀".repeat(100), -10)),
                        from(release("x".repeat(200), 10)));

        assertThat(verdict.sentence().codePointCount(0, verdict.sentence().length()))
                .isLessThanOrEqualTo(300);
        assertThat(verdict.sentence()).endsWith("(R10): regressed.");
    }
}
