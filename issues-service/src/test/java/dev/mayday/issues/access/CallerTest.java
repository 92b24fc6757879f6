package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final Organization ACME = new Organization(1, "acme", "Acme", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "event:read, event:read",
        "event:write, event:read",
        "event:admin, event:read",
        "event:admin, event:write",
        "project:admin, project:read",
        "org:ci, project:releases"
    })
    void a_greater_scope_includes_the_smaller(String has, String needs) {
        assertThat(token(has).allowed(scope(needs)).id()).isEqualTo(ACME.id());
    }

    @ParameterizedTest
    @CsvSource({
        "event:read, event:write",
        "event:admin, project:read",
        "org:ci, event:read",
        "org:ci, org:read",
        "org:admin, org:ci",
        "project:admin, project:releases",
        "project:releases, project:read"
    })
    void any_other_scope_is_named_as_missing(String has, String needs) {
        assertThatThrownBy(() -> token(has).allowed(scope(needs)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("You do not have permission to perform this action.")
                .hasMessageContaining("needs scope " + needs);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void an_owner_may_do_everything(Scope scope) {
        assertThat(person(Role.OWNER).allowed(scope).id()).isEqualTo(ACME.id());
    }

    @Test
    void a_viewer_reads_and_does_not_resolve() {
        assertThat(person(Role.VIEWER).allowed(Scope.EVENT_READ).id()).isEqualTo(ACME.id());

        assertThatThrownBy(() -> person(Role.VIEWER).allowed(Scope.EVENT_WRITE))
                .hasMessageContaining("needs role member");
    }

    @Test
    void a_token_never_exceeds_its_owner() {
        var token =
                new Caller.Token(
                        "ci", Set.of(Scope.ORG_ADMIN), ACME, ProjectSet.ALL, person(Role.MEMBER));

        assertThatThrownBy(() -> token.allowed(Scope.ORG_WRITE))
                .hasMessageContaining("needs role admin");
    }

    /// A rank is given by who asks, not by what the audit log calls them.
    @Test
    void who_has_no_rank_among_people_is_refused_and_not_taken_for_an_admin() {
        var ana = person(Role.VIEWER);
        var ofAna = new Caller.Token("ci", Set.of(Scope.MEMBER_ADMIN), ACME, ProjectSet.ALL, ana);
        var ofAcme = new Caller.Token("ci", Set.of(Scope.MEMBER_ADMIN), ACME, ProjectSet.ALL, null);
        var said = Actor.SYSTEM;

        assertThatThrownBy(() -> new Caller.Service().by(said)).isInstanceOf(Refused.class);
        var scopes = new Giving(Set.of(Scope.MEMBER_ADMIN));
        assertThat(ofAcme.by(said)).isEqualTo(new By.OrganizationToken(said, scopes));
        assertThat(ofAna.by(said)).isEqualTo(new By.Person(ana.account(), said, scopes));
        assertThat(ana.by(said)).isEqualTo(new By.Person(ana.account(), said, Giving.OF_PERSON));
        assertThat(new Caller.Delegate(ana).by(said))
                .isEqualTo(new By.Person(ana.account(), said, Giving.OF_DELEGATE));
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER_WRITE, ADMIN, member:admin",
        "ORG_ADMIN, ADMIN, member:admin",
        "MEMBER_WRITE, OWNER, org:admin",
        "MEMBER_ADMIN, OWNER, org:admin"
    })
    void a_program_gives_no_role_that_may_more_than_its_token(
            Scope scope, Role role, String missing) {
        assertThatThrownBy(() -> new Giving(Set.of(scope)).require(role))
                .hasMessageContaining(missing);
        assertThatThrownBy(() -> Giving.OF_DELEGATE.require(role)).isInstanceOf(Refused.class);
        Giving.OF_PERSON.require(role);
    }

    @Test
    void a_program_gives_the_roles_that_its_token_covers() {
        new Giving(Set.of(Scope.MEMBER_WRITE)).require(Role.MEMBER);
        new Giving(Set.of(Scope.MEMBER_ADMIN)).require(Role.ADMIN);
        new Giving(Set.of(Scope.ORG_ADMIN)).require(Role.OWNER);
    }

    @Test
    void a_program_with_an_access_token_of_a_provider_may_what_the_person_may_and_is_none() {
        var program = new Caller.Delegate(person(Role.ADMIN));

        assertThat(program.allowed(Scope.ORG_WRITE).id()).isEqualTo(ACME.id());
        assertThatThrownBy(() -> program.allowed(Scope.ORG_ADMIN))
                .hasMessageContaining("needs role owner");
        assertThatThrownBy(program::requirePerson).isInstanceOf(Refused.class);
        assertThatThrownBy(program::requireInstanceAdmin).isInstanceOf(Refused.class);
    }

    @Test
    void a_service_is_no_person_and_a_person_no_service() {
        assertThatThrownBy(() -> new Caller.Service().allowed(Scope.EVENT_READ))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> person(Role.OWNER).requireService()).isInstanceOf(Refused.class);
    }

    private static Caller token(String scope) {
        return new Caller.Token("ci", Set.of(scope(scope)), ACME, ProjectSet.ALL, null);
    }

    private static Caller.Person person(Role role) {
        return new Caller.Person(
                1, "ana@acme.test", "ana", false, List.of(Membership.everywhere(7, ACME, role)));
    }

    private static Scope scope(String word) {
        return Scope.of(word).orElseThrow();
    }
}
