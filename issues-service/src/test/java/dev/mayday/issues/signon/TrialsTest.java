package dev.mayday.issues.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.signon.SignOnApi.MappingText;
import dev.mayday.contracts.signon.SignOnApi.Trial;
import dev.mayday.contracts.signon.SignOnApi.TrialRequest;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.Refused;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What admins see of single sign-on is what it does in their own organization.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TrialsTest {

    private static final String CLAIMS = "{\"groups\": [\"staff\", \"sre\"]}";

    @Inject Fixtures fixtures;

    @Inject
    @ReactiveDataSource("issues")
    Pool database;

    private String acme;
    private String initech;
    private String globex;

    @BeforeEach
    void three_organizations() {
        acme = fixtures.tenant().slug();
        initech = fixtures.tenant().slug();
        globex = fixtures.tenant().slug();
    }

    @Test
    void a_provider_of_another_organization_does_not_exist() throws Throwable {
        var trials = trials("others");

        assertThat(mappings(trials, acme)).extracting(MappingText::provider).containsExactly("idp");
        assertThatThrownBy(() -> trial(trials, acme, "others"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(404));
    }

    @Test
    void of_a_shared_one_only_the_own_lines_are_seen() throws Throwable {
        var trials = trials("others");

        var seen = mappings(trials, acme).getFirst();
        assertThat(seen.lines()).containsExactly("staff = " + acme + " member");
        assertThat(seen.unmapped()).isEqualTo("deny");
        assertThat(trial(trials, acme, "idp").toString()).contains(acme).doesNotContain(initech);
    }

    @Test
    void the_only_provider_shows_each_organization_its_lines() throws Throwable {
        var trials = trials();

        var seen = mappings(trials, initech).getFirst();
        assertThat(seen.lines()).containsExactly("sre = " + initech + " admin");
        assertThat(seen.unmapped()).isEqualTo("viewer:" + initech);
        assertThat(trial(trials, globex, "idp").toString())
                .doesNotContain(acme)
                .doesNotContain(initech);
    }

    @Test
    void a_line_that_names_no_organization_is_seen_by_who_can_mend_it() throws Throwable {
        var settings = new HashMap<>(provider("idp", "staff = " + acme + "x member"));
        settings.put("mayday.oidc.providers", "idp");
        var charters = Charters.of(settings::get);
        var trials = new Trials(charters, new Absent(database, charters), new ObjectMapper());

        var seen = mappings(trials, acme).getFirst();

        assertThat(seen.lines()).containsExactly("staff = " + acme + "x member");
        assertThat(seen.absent()).containsExactly(acme + "x");
    }

    private static List<MappingText> mappings(Trials trials, String organization) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> trials.mappings(organization));
    }

    private static Trial trial(Trials trials, String organization, String provider)
            throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> trials.trial(organization, new TrialRequest(provider, CLAIMS)));
    }

    /// The provider idp is of acme and initech, another one of globex.
    private Trials trials(String... others) {
        var settings = new HashMap<String, String>();
        settings.put("mayday.oidc.providers", String.join(",", "idp", String.join(",", others)));
        settings.putAll(
                provider("idp", "staff = %s member; sre = %s admin".formatted(acme, initech)));
        settings.put("mayday.oidc.idp.unmapped", "viewer:" + initech);
        for (var other : others) {
            settings.putAll(provider(other, "staff = " + globex + " owner"));
        }
        if (others.length == 0) settings.put("mayday.oidc.providers", "idp");
        var charters = Charters.of(settings::get);
        return new Trials(charters, new Absent(database, charters), new ObjectMapper());
    }

    private static Map<String, String> provider(String name, String mapping) {
        return Map.of(
                "mayday.oidc." + name + ".issuer",
                "https://" + name + ".test",
                "mayday.oidc." + name + ".client-id",
                "mayday",
                "mayday.oidc." + name + ".mapping",
                mapping);
    }
}
