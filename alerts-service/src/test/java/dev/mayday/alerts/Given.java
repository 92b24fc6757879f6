package dev.mayday.alerts;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Changes as tests speak of them: an issue of a project, and what happens to it.
public record Given(
        long project, long issue, String title, String culprit, int episode, String environment) {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final AtomicLong IDS = new AtomicLong(1000);

    /// A new issue in a project that no other test uses.
    public static Given anIssue() {
        var id = IDS.incrementAndGet();
        return new Given(id, id, "KeyError: unknown_category", "shop.cart in add", 1, "production");
    }

    public Given titled(String other) {
        return new Given(project, issue, other, culprit, episode, environment);
    }

    public Given from(String other) {
        return new Given(project, issue, title, other, episode, environment);
    }

    public Given in(String other) {
        return new Given(project, issue, title, culprit, episode, other);
    }

    public Given inEpisode(int other) {
        return new Given(project, issue, title, culprit, other, environment);
    }

    /// Another issue of the same project.
    public Given another() {
        return new Given(project, IDS.incrementAndGet(), title, culprit, 1, environment);
    }

    /// The next change of the issue.
    public IssueChange is(Kind kind) {
        var shortId = "SHOP-" + issue;
        return new IssueChange(
                IDS.incrementAndGet(),
                kind,
                NOON,
                new IssueChange.Project(project, "shop", "Shop", "acme"),
                new IssueChange.Issue(
                        issue,
                        shortId,
                        title,
                        culprit,
                        Level.ERROR,
                        episode,
                        41,
                        3,
                        NOON.minusSeconds(60),
                        "https://mayday.example/issues/" + issue + "?project=1&x=2"),
                new IssueChange.Trigger("a".repeat(32), environment, "shop@2.5.0", Map.of()),
                null,
                kind == Kind.REGRESSED
                        ? "2.5.1 ≥ fix 2.5.0 by semver: regressed"
                        : "First event of " + shortId);
    }
}
