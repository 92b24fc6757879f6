package dev.mayday.issues.release.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Release release(String version, int minute) {
        return new Release(version, NOON.plusSeconds(60L * minute), minute);
    }

    /// The second is always the later one by date.
    private static Comparison compare(Scheme scheme, String left, String right) {
        return new Ordering(scheme, false).compare(release(left, 0), release(right, 1));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "2.5.0, EQ, 2.5.0",
        "2.5, EQ, 2.5.0",
        "v2.5.0, EQ, 2.5.0",
        "2.5.0, EQ, 2.5.0.0",
        "2.10.0, GT, 2.9.9",
        "2.5.0.2, GT, 2.5.0.1",
        "shop@2.5.1, GT, shop@2.5.0",
        "@scope/shop@2.5.1, GT, @scope/shop@2.5.0",
        "1.0.0-alpha, LT, 1.0.0",
        "1.0.0-alpha.1, GT, 1.0.0-alpha",
        "1.0.0-alpha.beta, GT, 1.0.0-alpha.1",
        "1.0.0-beta, LT, 1.0.0-beta.2",
        "1.0.0-beta.11, GT, 1.0.0-beta.2",
        "1.0.0-rc.1, LT, 1.0.0",
        "1.0.0+build7, EQ, 1.0.0+build9",
        "1.99999999999999999999999, GT, 1.99999999999999999999998",
        "1.007, EQ, 1.7"
    })
    void semver_is_the_precedence_of_semver(String left, Comparison.Order order, String right) {
        var comparison = compare(new Scheme.Semver(false), left, right);

        assertThat(comparison.order()).isEqualTo(order);
        assertThat(comparison.because()).isEmpty();
    }

    @Test
    void builds_are_compared_where_a_project_wants_it() {
        var comparison = compare(new Scheme.Semver(true), "1.0.0+9", "1.0.0+10");

        assertThat(comparison.order()).isEqualTo(Comparison.Order.LT);
        assertThat(comparison.code()).isEqualTo("release.semver");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "2026.01.15, LT, 2026.1.16",
        "2026-10-01, GT, 2026-9-30",
        "shop@v2026_2, EQ, shop@2026.2.0",
        "20260115, EQ, 2026.01.15",
        "20260115.2, GT, 20260115",
        "2026.1.15.1.1, GT, 2026.1.15.1"
    })
    void calver_goes_by_its_groups(String left, Comparison.Order order, String right) {
        assertThat(compare(new Scheme.Calver(), left, right).order()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({"26.1.15", "2026", "2026.1.1.1.1.1", "2026..1", "2026.a", "20260115-1", "x"})
    void what_is_no_calver_goes_by_date(String version) {
        var comparison = compare(new Scheme.Calver(), version, "2026.1");

        assertThat(comparison.because()).isEqualTo("not_calver");
    }

    @ParameterizedTest
    @CsvSource({"a3b8f2c", "2", "2.", "2.5.", "2.5.0-", "2.5.0-a..b", "2.x", "1.2.3.4.5", "٢.٥"})
    void what_is_no_semver_goes_by_date_and_says_so(String version) {
        var comparison = compare(new Scheme.Semver(false), version, "2.5.0");

        assertThat(comparison)
                .isEqualTo(
                        new Comparison(
                                Comparison.Order.LT,
                                "release.fallback_date",
                                "by date, since %s is not semver".formatted(version),
                                "not_semver"));
    }

    @Test
    void numbers_of_two_packages_say_nothing_unless_the_package_is_ignored() {
        var api = release("shop-api@2.5.0", 0);
        var web = release("shop-web@1.0.3", 1);
        var semver = new Scheme.Semver(false);

        var apart = new Ordering(semver, false).compare(web, api);
        var together = new Ordering(semver, true).compare(web, api);

        assertThat(apart.order()).isEqualTo(Comparison.Order.GT);
        assertThat(apart.because()).isEqualTo("other_package");
        assertThat(together.order()).isEqualTo(Comparison.Order.LT);
    }

    @Test
    void of_equal_dates_the_order_of_creation_decides() {
        var first = new Release("a3b8f2c", NOON, 1);
        var second = new Release("b71c0de", NOON, 2);

        var comparison = new Ordering(new Scheme.Dated(), false).compare(first, second);

        assertThat(comparison.order()).isEqualTo(Comparison.Order.LT);
        assertThat(comparison.how()).isEqualTo("by date");
    }

    @Test
    void the_groups_of_a_pattern_are_compared_as_numbers() {
        var scheme = new Scheme.Regex(VersionPattern.of("build-(\\d+)(?:-fix(\\d+))?"));

        assertThat(compare(scheme, "build-10", "build-9").order()).isEqualTo(Comparison.Order.GT);
        assertThat(compare(scheme, "build-9", "build-9-fix1").order())
                .isEqualTo(Comparison.Order.LT);
        assertThat(compare(scheme, "build-9", "a build-9").because()).isEqualTo("not_regex");
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.0 2.5.1 2.6.0-rc.1, semver",
        "shop@2.5.0 shop@2.5.1 shop@2.6.0, semver",
        "api@2.5.0 web@2.5.1 api@2.6.0, date",
        "20260115 20260116 20260117.2, calver",
        "2026_1 2026_2 2026_3, calver",
        "document-api@a3b8f2c document-api@b71c0de document-api@c02beef, date",
        "2.5.0 2.5.1 latest-build, date"
    })
    void auto_is_decided_by_the_first_three(String versions, String word) {
        assertThat(Scheme.decided(List.of(versions.split(" "))).word()).isEqualTo(word);
    }

    @Test
    void the_newest_is_the_maximum_and_not_the_latest() {
        var releases =
                new ArrayList<>(
                        List.of(release("2.6.0", 1), release("2.5.9", 2), release("2.5.1", 0)));

        var newest = Ordering.UNDECIDED.newest(releases);

        assertThat(newest).contains(release("2.6.0", 1));
        assertThat(Ordering.UNDECIDED.newest(List.of())).isEmpty();
    }
}
