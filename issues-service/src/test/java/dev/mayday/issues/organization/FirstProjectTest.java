package dev.mayday.issues.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.GivenSettings;
import dev.mayday.issues.PostgresResource;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstProjectTest {

    @Inject Starts starts;
    @Inject Fixtures fixtures;

    @Test
    void the_configured_key_becomes_a_key_of_the_first_project() throws Throwable {
        var key = newKey();
        var organization =
                new Organization(fixtures.tenant().organization(), "", "", Instant.EPOCH);

        var first = start(key, organization);
        var again = start(key, organization);

        assertThat(first).isNotNull();
        assertThat(first.dsn()).startsWith("http://" + key + "@");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void whoever_threw_the_last_project_away_gets_no_other_and_no_failure_at_the_next_start()
            throws Throwable {
        var organization = organization();
        var key = newKey();
        start(key, organization);
        fixtures.run(
                "UPDATE project SET removed_at = now() WHERE organization_id = ?",
                organization.id());

        var again = start(key, organization);

        assertThat(again).isNull();
        assertThat(projects(organization)).isOne();
    }

    @Test
    void where_another_organization_has_the_configured_key_the_first_project_gets_one_of_its_own()
            throws Throwable {
        var key = newKey();
        start(key, organization());
        var other = organization();

        var first = start(key, other);

        assertThat(first).isNotNull();
        assertThat(first.dsn()).doesNotContain(key);
        assertThat(start(key, other)).isEqualTo(first);
    }

    private Organization organization() {
        long id = fixtures.tenant().organization();
        fixtures.run(
                "DELETE FROM project_key WHERE project_id IN (SELECT id FROM project WHERE organization_id = ?)",
                id);
        fixtures.run("DELETE FROM project WHERE organization_id = ?", id);
        return new Organization(id, "", "", Instant.EPOCH);
    }

    private long projects(Organization organization) {
        return fixtures.number(
                "SELECT count(*) FROM project WHERE organization_id = ?", organization.id());
    }

    private @Nullable Project start(String key, Organization organization) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> starts.with(key, organization));
    }

    private static String newKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// First projects under other settings than those of the running service.
    @ApplicationScoped
    static class Starts {

        @Inject ProjectEntity.Repository projects;
        @Inject ProjectKeyEntity.Repository keys;
        @Inject Projects making;

        @WithTransaction("issues")
        Uni<@Nullable Project> with(String key, Organization organization) {
            return new FirstProject(projects, keys, making, GivenSettings.NONE.key(key))
                    .in(organization);
        }
    }
}
