package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.signon.SignOnApi.Grant;
import dev.mayday.contracts.signon.SignOnApi.MappingText;
import dev.mayday.contracts.signon.SignOnApi.Trial;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MappingPageTest extends PageTest {

    static final List<MappingText> MAPPINGS =
            List.of(
                    new MappingText(
                            "keycloak",
                            "Keycloak",
                            "realm_access.roles",
                            List.of(
                                    "sre = acme admin platform",
                                    "payments = acme member payments-team"),
                            "deny",
                            List.of("acme")));

    private static final Map<String, String> FORM =
            Map.of("provider", "keycloak", "claims", "{\"groups\": [\"sre\"]}");

    @BeforeEach
    void keycloakIsThere() {
        neighbor.answers("GET /internal/sign-on/mappings", MAPPINGS);
    }

    @Test
    void the_mapping_is_shown_as_it_is_written() {
        var page = browser.get("/settings/sign-on").is(200);

        assertThat(page.texts(".sign-on-lines code")).isEqualTo(MAPPINGS.getFirst().lines());
        assertThat(page.text("main")).contains("realm_access.roles", "deny");
    }

    @Test
    void an_organization_that_is_not_there_is_said() {
        assertThat(browser.get("/settings/sign-on").is(200).text("[role=note]"))
                .contains("There is no organization acme", "lets nobody in");
    }

    @Test
    void claims_that_are_pasted_give_a_result_with_reasons() {
        neighbor.answers(
                "POST /internal/sign-on/trials",
                new Trial(
                        true,
                        List.of(new Grant("acme", "admin", List.of("platform"))),
                        List.of("Applies: sre = acme admin platform", "<b>")));

        var page = browser.post("/settings/sign-on", FORM).is(200);

        assertThat(page.text(".sign-on-result .chip")).isEqualTo("Let in");
        assertThat(page.texts(".sign-on-reasons li"))
                .containsExactly("Applies: sre = acme admin platform", "<b>");
        assertThat(page.text("textarea")).isEqualTo("{\"groups\": [\"sre\"]}");
    }

    @Test
    void what_is_no_set_of_claims_is_said_beside_what_was_pasted() {
        neighbor.refuses("POST /internal/sign-on/trials", 400, "claims: must be a JSON object");

        var page = browser.post("/settings/sign-on", FORM).is(422);

        assertThat(page.text("[role=alert]")).contains("must be a JSON object");
        assertThat(page.text("textarea")).isNotEmpty();
    }

    @Test
    void without_a_provider_the_page_says_what_it_takes() {
        neighbor.answers("GET /internal/sign-on/mappings", List.of());

        assertThat(browser.get("/settings/sign-on").is(200).text(".empty"))
                .contains("No provider yet", "MAYDAY_OIDC_ISSUER");
    }

    @Test
    void who_may_not_change_members_is_told_which_right_is_missing() {
        neighbor.refuses("GET /internal/sign-on/mappings", 403, "It needs role admin.");

        assertThat(browser.get("/settings/sign-on").is(403).text("main"))
                .contains("It needs role admin");
    }
}
