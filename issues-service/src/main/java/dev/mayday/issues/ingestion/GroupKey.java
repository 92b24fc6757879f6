package dev.mayday.issues.ingestion;

import dev.mayday.issues.grouping.GroupingHash;
import java.util.Comparator;

/// Under what events of a project join.
record GroupKey(long projectId, GroupingHash hash) {
    static final Comparator<GroupKey> ORDER =
            Comparator.comparingLong(GroupKey::projectId).thenComparing(key -> key.hash().hex());
}
