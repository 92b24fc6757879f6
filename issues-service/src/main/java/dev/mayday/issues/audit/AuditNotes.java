package dev.mayday.issues.audit;

import java.util.ArrayList;
import java.util.List;

/// What one transaction does in several places, noted where it is done and written down at its end
/// ([AuditLog]).
public final class AuditNotes {

    private final List<AuditEntry> entries = new ArrayList<>();

    public void add(AuditEntry entry) {
        entries.add(entry);
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}
