package dev.mayday.issues.ingestion.read;

import dev.mayday.issues.grouping.GroupingHash;
import java.util.Comparator;

/// Under what events of a project join.
public record GroupKey(long projectId, GroupingHash hash) {
    public static final Comparator<GroupKey> ORDER =
            Comparator.comparingLong(GroupKey::projectId).thenComparing(key -> key.hash().hex());
}
