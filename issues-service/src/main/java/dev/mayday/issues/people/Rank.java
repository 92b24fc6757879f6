package dev.mayday.issues.people;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where somebody stands in an organization at this moment.
///
/// @param membership null for a token of the organization
/// @param open whether members read, and may join, teams that they are not in
record Rank(Role role, @Nullable Long membership, boolean open) {

    private static final String ROLES = "role: owner, admin, member or viewer";

    /// @throws Refused 400 when there is no such role
    static Role role(@Nullable String word) {
        for (var role : Role.values()) if (role.word().equals(word)) return role;
        throw Refused.invalid(ROLES);
    }

    boolean manages() {
        return role.includes(Role.ADMIN);
    }

    /// Whether teams that they are not in are theirs to see.
    boolean seesAllTeams() {
        return open || manages();
    }

    boolean mayJoin() {
        return open && membership != null && role.includes(Role.MEMBER);
    }

    /// From least to most; none for who gives none.
    List<String> gives() {
        if (!manages()) return List.of();
        return Arrays.stream(Role.values()).filter(role::includes).map(Role::word).toList();
    }

    /// Nobody gives, changes or takes what is above their own.
    ///
    /// @throws Refused 403
    void requireAbove(Role other) {
        if (role.includes(other)) return;
        throw Refused.forbidden("It needs role " + other.word() + ".");
    }

    /// @throws Refused 403
    void requireManager() {
        if (manages()) return;
        throw Refused.forbidden("It needs role " + Role.ADMIN.word() + ".");
    }
}
