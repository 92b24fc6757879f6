package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccountsTest {

    private static final String KEY = UUID.randomUUID().toString().replace("-", "");

    @Inject Starts starts;
    @Inject FrontDoor frontDoor;
    @Inject Fixtures fixtures;

    @Test
    void the_configured_admin_signs_in_with_the_configured_password() throws Throwable {
        start("boss@mayday.test", "correct horse");
        start("boss@mayday.test", "a later one is ignored");

        var session =
                VertxContextSupport.subscribeAndAwait(
                        () -> frontDoor.enter("boss@mayday.test", "correct horse", ""));

        assertThat(session.person().role()).isEqualTo(Role.OWNER);
        assertThat(fixtures.number("SELECT count(*) FROM account WHERE email = 'boss@mayday.test'"))
                .isOne();
    }

    @Test
    void a_password_can_be_given_to_an_admin_who_came_by_a_link() throws Throwable {
        start("late@mayday.test", null);
        start("late@mayday.test", "correct horse");

        var session =
                VertxContextSupport.subscribeAndAwait(
                        () -> frontDoor.enter("late@mayday.test", "correct horse", ""));

        assertThat(session.person().email()).isEqualTo("late@mayday.test");
    }

    @Test
    void the_configured_key_becomes_a_key_of_the_first_project() throws Throwable {
        var first = start("boss@mayday.test", null);
        var again = start("boss@mayday.test", null);

        assertThat(first.project().dsn()).startsWith("http://" + KEY + "@");
        assertThat(again.project().dsn()).isEqualTo(first.project().dsn());
    }

    private FirstSteps.Installation start(String email, @Nullable String password)
            throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> starts.with(new Settings(Optional.of(email), password)));
    }

    /// First steps under other settings than those of the running service.
    @ApplicationScoped
    static class Starts {

        @Inject OrganizationRepository organizations;
        @Inject AccountRepository accounts;
        @Inject MembershipRepository memberships;
        @Inject ProjectRepository projects;
        @Inject ProjectKeyRepository keys;
        @Inject Projects making;
        @Inject Passwords passwords;
        @Inject PeopleConfig people;
        @Inject Surroundings surroundings;

        @WithTransaction("issues")
        Uni<FirstSteps.Installation> with(Settings settings) {
            var admin = new Accounts(accounts, memberships, passwords, settings, surroundings);
            var project = new FirstProject(projects, keys, making, settings, surroundings);
            return new FirstSteps(organizations, admin, project, people, surroundings).make();
        }
    }

    record Settings(Optional<String> adminEmail, @Nullable String password)
            implements InstallationConfig {

        @Override
        public String baseUrl() {
            return PostgresResource.BASE_URL;
        }

        @Override
        public String serviceToken() {
            return PostgresResource.SERVICE_TOKEN;
        }

        @Override
        public Optional<String> bootstrapDsnKey() {
            return Optional.of(KEY);
        }

        @Override
        public Optional<String> adminPassword() {
            return Optional.ofNullable(password);
        }
    }
}
