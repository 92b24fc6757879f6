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
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstProjectTest {

    private static final String KEY = UUID.randomUUID().toString().replace("-", "");

    @Inject Starts starts;
    @Inject Fixtures fixtures;

    @Test
    void the_configured_key_becomes_a_key_of_the_first_project() throws Throwable {
        var organization =
                new Organization(fixtures.tenant().organization(), "", "", Instant.EPOCH);

        var first = VertxContextSupport.subscribeAndAwait(() -> starts.with(KEY, organization));
        var again = VertxContextSupport.subscribeAndAwait(() -> starts.with(KEY, organization));

        assertThat(first.dsn()).startsWith("http://" + KEY + "@");
        assertThat(again.dsn()).isEqualTo(first.dsn());
    }

    /// First projects under other settings than those of the running service.
    @ApplicationScoped
    static class Starts {

        @Inject ProjectEntity.Repository projects;
        @Inject ProjectKeyEntity.Repository keys;
        @Inject Projects making;

        @WithTransaction("issues")
        Uni<Project> with(String key, Organization organization) {
            return new FirstProject(projects, keys, making, GivenSettings.NONE.key(key))
                    .in(organization);
        }
    }
}
