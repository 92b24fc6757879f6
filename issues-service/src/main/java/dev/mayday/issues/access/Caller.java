package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sent a request.
public sealed interface Caller {

    /// Where the caller has this right.
    ///
    /// @param organization slug or decimal id; null for the one at hand
    /// @throws Refused 404 when it is not the caller's; 403, naming what is missing
    Organization reach(Right needed, @Nullable String organization);

    /// In the organization at hand.
    ///
    /// @throws Refused 403, naming what is missing
    default Organization allowed(Scope needed) {
        return reach(Right.of(needed), null);
    }

    /// The organizations in which the caller has this right, the one at hand first.
    ///
    /// @throws Refused 403 when there is none
    List<Organization> organizations(Scope needed);

    /// Passes only another service of this installation, or the launcher.
    ///
    /// @throws Refused 403
    default void requireService() {
        throw Refused.forbidden("It needs the service token.");
    }

    /// Passes somebody who signed in. Whoever has no more than a token is nobody here: it could
    /// make itself last, or become somebody else.
    ///
    /// @throws Refused 403
    default Person requirePerson() {
        throw Refused.forbidden("Only a signed-in person can do this.");
    }

    /// Passes whoever runs the installation. For everyone else the room does not exist.
    ///
    /// @throws Refused 404; 403 when only the scope of a token is missing
    default void requireInstanceAdmin() {
        throw Refused.notFound();
    }

    /// The person with whose rights it asks; null when it has rights of its own.
    default @Nullable Person principal() {
        return null;
    }

    /// The name to write beside a change; null for a service.
    @Nullable String actor();

    /// With whose rank it does something about people.
    ///
    /// @param actor as [#actor(boolean, String)] says
    /// @throws Refused 403 when it has none
    default By by(Actor actor) {
        throw Refused.forbidden("It needs the token of a person.");
    }

    /// As the audit log names the caller.
    ///
    /// @param dashboard whether the request comes through a page of the dashboard
    Actor actor(boolean dashboard, String address);

    /// Somebody who signed in, with the token of their session.
    ///
    /// @param memberships the organization at hand first; empty for who was removed everywhere
    record Person(
            long account,
            String email,
            String name,
            boolean instanceAdmin,
            List<Membership> memberships)
            implements Caller {
        public Person {
            memberships = List.copyOf(memberships);
        }

        @Override
        public By by(Actor actor) {
            return new By.Person(account, actor, Giving.OF_PERSON);
        }

        @Override
        public Person requirePerson() {
            return this;
        }

        @Override
        public Person principal() {
            return this;
        }

        @Override
        public void requireInstanceAdmin() {
            if (!instanceAdmin) throw Refused.notFound();
        }

        /// @throws Refused 403 when there is none
        public Membership atHand() {
            if (!memberships.isEmpty()) return memberships.getFirst();
            throw Refused.forbidden("It needs membership in an organization.");
        }

        /// In the organization at hand.
        ///
        /// @throws Refused 403 when there is none
        public Role role() {
            return atHand().role();
        }

        /// The one at hand.
        ///
        /// @throws Refused 403 when there is none
        public Organization organization() {
            return atHand().organization();
        }

        @Override
        public Organization reach(Right needed, @Nullable String organization) {
            return in(organization).reach(needed);
        }

        private Membership in(@Nullable String organization) {
            if (organization == null) return atHand();
            return memberships.stream()
                    .filter(each -> each.isOf(organization))
                    .findFirst()
                    .orElseThrow(Refused::notFound);
        }

        @Override
        public List<Organization> organizations(Scope needed) {
            atHand();
            return memberships.stream()
                    .filter(each -> each.role().includes(needed.role()))
                    .map(Membership::organization)
                    .toList();
        }

        @Override
        public String actor() {
            return name;
        }

        @Override
        public Actor actor(boolean dashboard, String address) {
            return new Actor(
                    account, email, name, dashboard ? Actor.Via.UI : Actor.Via.API, address);
        }
    }

    /// A program with an access token of a provider. What the person may whom the token names, it
    /// may too, except for what takes a session.
    record Delegate(Person principal) implements Caller {

        @Override
        public By by(Actor actor) {
            return new By.Person(principal.account(), actor, Giving.OF_DELEGATE);
        }

        @Override
        public void requireInstanceAdmin() {
            principal.requireInstanceAdmin();
        }

        @Override
        public Organization reach(Right needed, @Nullable String organization) {
            return principal.reach(needed, organization);
        }

        @Override
        public List<Organization> organizations(Scope needed) {
            return principal.organizations(needed);
        }

        @Override
        public String actor() {
            return principal.actor();
        }

        @Override
        public Actor actor(boolean dashboard, String address) {
            return principal.actor(false, address);
        }
    }

    /// A token for programs. It never exceeds the current role of the person who made it.
    ///
    /// @param projects it is limited to them
    /// @param owner null for a token of the organization; else a member of it
    record Token(
            String name,
            Set<Scope> scopes,
            Organization organization,
            ProjectSet projects,
            @Nullable Person owner)
            implements Caller {
        public Token {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public @Nullable Person principal() {
            return owner;
        }

        @Override
        public By by(Actor actor) {
            var giving = new Giving(scopes);
            return owner == null
                    ? new By.OrganizationToken(actor, giving)
                    : new By.Person(owner.account(), actor, giving);
        }

        @Override
        public void requireInstanceAdmin() {
            if (owner == null) throw Refused.notFound();
            owner.requireInstanceAdmin();
            require(Right.of(Scope.ORG_ADMIN));
        }

        @Override
        public Organization reach(Right needed, @Nullable String wanted) {
            require(needed);
            var id = Long.toString(organization.id());
            if (wanted != null && !wanted.equals(organization.slug()) && !wanted.equals(id))
                throw Refused.notFound();
            var all = owner == null ? organization : owner.reach(needed, id);
            return all.only(projects);
        }

        private void require(Right needed) {
            if (scopes.stream().noneMatch(scope -> scope.includes(needed.scope()))) {
                throw Refused.forbidden("It needs scope " + needed.scope().word() + ".");
            }
            if (needed.whole() && !projects.isAll()) {
                throw Refused.forbidden("It needs a token that is not limited to projects.");
            }
        }

        @Override
        public List<Organization> organizations(Scope needed) {
            return List.of(reach(Right.of(needed), null));
        }

        @Override
        public String actor() {
            return owner == null ? "token " + name : owner.name();
        }

        @Override
        public Actor actor(boolean dashboard, String address) {
            return owner == null
                    ? Actor.nobody(actor(), Actor.Via.API, address)
                    : owner.actor(false, address);
        }
    }

    /// Another service, or the launcher.
    record Service() implements Caller {

        @Override
        public Organization reach(Right needed, @Nullable String organization) {
            throw Refused.forbidden("It needs the token of a person.");
        }

        @Override
        public List<Organization> organizations(Scope needed) {
            throw Refused.forbidden("It needs the token of a person.");
        }

        @Override
        public void requireService() {}

        @Override
        public @Nullable String actor() {
            return null;
        }

        @Override
        public Actor actor(boolean dashboard, String address) {
            return Actor.nobody("launcher", Actor.Via.LAUNCHER, address);
        }
    }
}
