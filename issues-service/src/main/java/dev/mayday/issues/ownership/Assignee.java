package dev.mayday.issues.ownership;

import dev.mayday.issues.ownership.rules.Owner;
import org.jspecify.annotations.Nullable;

/// Whom an issue is assigned to; both ids are null for nobody.
///
/// @param name as people read it; empty for nobody
public record Assignee(@Nullable Long team, @Nullable Long account, String name) {

    public static final Assignee NOBODY = new Assignee(null, null, "");

    public static Assignee of(Owner owner) {
        return switch (owner) {
            case Owner.Team(var id, var slug) -> new Assignee(id, null, "#" + slug);
            case Owner.Member(var id, var _, var name) -> new Assignee(null, id, name);
        };
    }

    public boolean isNobody() {
        return team == null && account == null;
    }
}
