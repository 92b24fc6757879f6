package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sent a request.
public sealed interface Caller {

    /// The organization in which the caller may do this.
    ///
    /// @throws Refused 403, naming what is missing
    Organization allowed(Scope needed);

    /// Passes only another service of this installation, or the launcher.
    ///
    /// @throws Refused 403
    default void requireService() {
        throw Refused.forbidden("It needs the service token.");
    }

    /// Passes whoever runs the installation. For everyone else the room does not exist.
    ///
    /// @throws Refused 404; 403 when only the scope of a token is missing
    default void requireInstanceAdmin() {
        throw Refused.notFound();
    }

    /// The name to write beside a change; null for a service.
    @Nullable String actor();

    /// Somebody who signed in.
    record Person(
            long account,
            String email,
            String name,
            Role role,
            Organization organization,
            boolean instanceAdmin)
            implements Caller {

        @Override
        public void requireInstanceAdmin() {
            if (!instanceAdmin) throw Refused.notFound();
        }

        @Override
        public Organization allowed(Scope needed) {
            if (role.includes(needed.role())) return organization;
            throw Refused.forbidden("It needs role " + needed.role().word() + ".");
        }

        @Override
        public String actor() {
            return name;
        }
    }

    /// A token for programs. It never exceeds the current role of the person who made it.
    ///
    /// @param owner null for a token of the organization
    record Token(String name, Set<Scope> scopes, Organization organization, @Nullable Person owner)
            implements Caller {
        public Token {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public void requireInstanceAdmin() {
            if (owner == null) throw Refused.notFound();
            owner.requireInstanceAdmin();
            allowed(Scope.ORG_ADMIN);
        }

        @Override
        public Organization allowed(Scope needed) {
            if (scopes.stream().noneMatch(scope -> scope.includes(needed))) {
                throw Refused.forbidden("It needs scope " + needed.word() + ".");
            }
            return owner == null ? organization : owner.allowed(needed);
        }

        @Override
        public String actor() {
            return owner == null ? "token " + name : owner.name();
        }
    }

    /// Another service, or the launcher.
    record Service() implements Caller {

        @Override
        public Organization allowed(Scope needed) {
            throw Refused.forbidden("It needs the token of a person.");
        }

        @Override
        public void requireService() {}

        @Override
        public @Nullable String actor() {
            return null;
        }
    }
}
