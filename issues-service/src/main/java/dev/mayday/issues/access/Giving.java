package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody may give away of what they have. A program gives nobody a role that may more than
/// its token: whoever holds it could invite themselves.
///
/// @param scopes null for a person with a session, whose rank alone says it
public record Giving(@Nullable Set<Scope> scopes) {

    /// With a session.
    public static final Giving OF_PERSON = new Giving(null);

    /// With a token that says nothing of scopes.
    public static final Giving OF_DELEGATE = new Giving(Set.of());

    public Giving {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /// Whether a secret may be told.
    public boolean isPerson() {
        return scopes == null;
    }

    /// @throws Refused 403, naming the scope
    public void require(Role role) {
        if (scopes == null) return;
        switch (role) {
            case VIEWER, MEMBER -> {}
            case ADMIN -> require(scopes, Scope.MEMBER_ADMIN, role);
            case OWNER -> require(scopes, Scope.ORG_ADMIN, role);
        }
    }

    private static void require(Set<Scope> scopes, Scope needed, Role role) {
        if (scopes.stream().anyMatch(scope -> scope.includes(needed))) return;
        throw Refused.forbidden(
                "Role %s needs scope %s of a token, or a person who is signed in."
                        .formatted(role.word(), needed.word()));
    }
}
