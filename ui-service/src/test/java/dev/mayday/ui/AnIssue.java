package dev.mayday.ui;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.ShortIds;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssueOwner;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Builds issues as issues-service tells them.
public final class AnIssue {

    private final String type;
    private final String value;
    private long id = 7;
    private String project = "document-api";
    private String culprit = "";
    private Level level = Level.ERROR;
    private IssueStatus status = IssueStatus.UNRESOLVED;
    private IssueSubstatus substatus = IssueSubstatus.ONGOING;
    private @Nullable IssueOwner owner;
    private boolean unhandled;
    private long events = 1;
    private long users = 1;
    private Duration first = Duration.ofDays(3);
    private Duration last = Duration.ofMinutes(5);

    private AnIssue(String type, String value) {
        this.type = type;
        this.value = value;
    }

    public static AnIssue titled(String type, String value) {
        return new AnIssue(type, value);
    }

    public AnIssue id(long id) {
        this.id = id;
        return this;
    }

    public AnIssue in(String project) {
        this.project = project;
        return this;
    }

    public AnIssue culprit(String culprit) {
        this.culprit = culprit;
        return this;
    }

    public AnIssue level(Level level) {
        this.level = level;
        return this;
    }

    public AnIssue being(IssueSubstatus substatus) {
        this.substatus = substatus;
        return this;
    }

    public AnIssue resolved() {
        this.status = IssueStatus.RESOLVED;
        this.substatus = IssueSubstatus.FIXED;
        return this;
    }

    public AnIssue ownedBy(IssueOwner owner) {
        this.owner = owner;
        return this;
    }

    public AnIssue unhandled() {
        this.unhandled = true;
        return this;
    }

    public AnIssue archived() {
        this.status = IssueStatus.ARCHIVED;
        this.substatus = IssueSubstatus.FOREVER;
        return this;
    }

    public AnIssue counting(long events, long users) {
        this.events = events;
        this.users = users;
        return this;
    }

    public AnIssue seen(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        return this;
    }

    public IssueRow row() {
        return new IssueRow(
                id,
                ShortIds.format(project, id + 69),
                project,
                value.isEmpty() ? type : type + ": " + value,
                type,
                value,
                culprit,
                level,
                "python",
                status,
                substatus,
                unhandled,
                events,
                events,
                users,
                users,
                Instant.now().minus(first),
                Instant.now().minus(last),
                trend(),
                owner);
    }

    /// Quiet nights, busy days, and something of its own for each issue.
    private long height(long slice) {
        long mixed = (slice + id * 131) * 0x9E3779B97F4A7C15L;
        long noise = (mixed ^ mixed >>> 31) >>> 58;
        return slice % 4 == 0 ? noise / 8 : noise * (slice + 12) / 60;
    }

    /// Fifty-six slices that add up to about the events.
    private List<Long> trend() {
        return LongStream.range(0, 56).map(i -> height(i) * events / 1500).boxed().toList();
    }
}
