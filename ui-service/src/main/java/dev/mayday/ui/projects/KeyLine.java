package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.contracts.issues.ProjectsApi.KeyUse;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key as the page of the keys shows it.
///
/// @param used when something was last taken with it; null for never
/// @param refusals since it was disabled, in words; empty while it is not
/// @param last whether it is the only one with which anything is taken
record KeyLine(
        String key,
        String label,
        boolean active,
        String dsn,
        Moment created,
        @Nullable Moment used,
        String refusals,
        boolean last) {

    static KeyLine of(Key key, boolean last, Instant now) {
        var used = key.use().last();
        return new KeyLine(
                key.publicKey(),
                key.label(),
                key.active(),
                key.dsn(),
                Moment.of(key.created(), now),
                used == null ? null : Moment.of(used, now),
                refusals(key.use(), now),
                last);
    }

    private static String refusals(KeyUse use, Instant now) {
        if (use.disabled() == null) return "";
        var since = "since it was disabled " + Moment.of(use.disabled(), now).ago();
        if (use.lastRefused() == null) return "Nothing was refused " + since + ".";
        return "%s refused %s, the last %s."
                .formatted(
                        ProjectBoard.counted(use.refused(), "request"),
                        since,
                        Moment.of(use.lastRefused(), now).ago());
    }

    public String dsnId() {
        return "dsn-" + key;
    }

    public String nameId() {
        return "label-" + key;
    }

    public String pause() {
        return "It is the only one in use: nothing is taken until one is enabled.";
    }

    /// What is lost when it is revoked.
    public String loss() {
        if (!active) return refusals + " It cannot come back.";
        var consequence =
                last
                        ? "It is the only one in use: nothing is taken any more."
                        : "Who still sends with it is refused within five seconds.";
        return "%s %s It cannot come back.".formatted(use(), consequence);
    }

    private String use() {
        return used == null ? "It was never used." : "Last used " + used.ago() + ".";
    }
}
