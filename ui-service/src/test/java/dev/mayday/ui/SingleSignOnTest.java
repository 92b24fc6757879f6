package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.signon.SignOnApi.Denial;
import dev.mayday.contracts.signon.SignOnApi.Departure;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way through a provider and back, and every way in which it goes wrong.
@QuarkusTest
@QuarkusTestResource(value = TestProviderResource.class, restrictToAnnotatedClass = true)
class SingleSignOnTest extends PageTest {

    private static final String ENTRANCE = "/sign-in/with/keycloak";

    TestProvider provider;
    private final Browser stranger = new Browser("");
    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void allIsWell() {
        provider.behaves();
        neighbor.answers("POST /internal/sign-on", new Entry("fresh-token", null, List.of()));
    }

    @Test
    void each_provider_has_a_button_and_passwords_have_none() {
        var page = stranger.get("/sign-in?next=%2Fissues%3Fproject%3Dshop").is(200);

        assertThat(page.link("Sign in with Keycloak"))
                .isEqualTo(ENTRANCE + "?next=%2Fissues%3Fproject%3Dshop");
        assertThat(page.link("Sign in with Gone")).startsWith("/sign-in/with/gone");
        assertThat(page.has("input[type=password]")).isFalse();
    }

    @Test
    void the_browser_is_sent_to_the_provider_with_pkce_state_and_nonce() {
        var location = leave("/issues");

        assertThat(location).startsWith(provider.issuer() + "/authorize?");
        assertThat(TestProvider.parameter(location, "response_type")).isEqualTo("code");
        assertThat(TestProvider.parameter(location, "code_challenge_method")).isEqualTo("S256");
        assertThat(TestProvider.parameter(location, "scope").split(" "))
                .contains("openid", "profile", "email");
        assertThat(TestProvider.parameter(location, "redirect_uri"))
                .isEqualTo(Browser.address(ENTRANCE + "/back"));
        assertThat(TestProvider.parameter(location, "nonce")).isNotEmpty();
    }

    @Test
    void who_comes_back_is_in_and_on_the_page_they_wanted() throws JsonProcessingException {
        var answer = new Page(through("/issues?project=shop", _ -> {}));

        assertThat(answer.is(303).location()).isEqualTo("/issues?project=shop");
        assertThat(answer.cookie("mayday").getValue()).isEqualTo("fresh-token");
        assertThat(answer.cookie("mayday").isHttpOnly()).isTrue();
        var asked = neighbor.asked().getFirst();
        assertThat(asked.line()).isEqualTo("POST /internal/sign-on");
        assertThat(asked.bearer()).isEqualTo("Bearer test-service-token-0123456789");
        JsonNode arrival = NeighborServer.JSON.readTree(asked.body());
        assertThat(arrival.path("provider").asText()).isEqualTo("keycloak");
        assertThat(arrival.path("issuer").asText()).isEqualTo(provider.issuer());
        assertThat(arrival.path("subject").asText()).isEqualTo("ana");
        assertThat(arrival.path("sid").asText()).isEqualTo("a-session");
        assertThat(arrival.path("refreshToken").asText()).isEqualTo("a-refresh-token");
        assertThat(arrival.path("claims").path("groups").path(0).asText()).isEqualTo("sre");
    }

    @Test
    void who_accepted_an_invitation_by_signing_in_is_welcome_among_the_issues() {
        neighbor.answers("POST /internal/sign-on", new Entry("fresh-token", null, List.of("Acme")));

        var answer = new Page(through("/invitations/a-secret", _ -> {}));

        assertThat(answer.is(303).location()).isEqualTo("/issues");
        cookies.put("mayday", "fresh-token");
        cookies.put("mayday-flash", answer.cookie("mayday-flash").getValue());
        assertThat(new Page(request().get("/issues")).is(200).text("#flash"))
                .contains("Welcome to Acme.");
        cookies.remove("mayday");
        assertThat(new Page(through("/projects", _ -> {})).location()).isEqualTo("/projects");
    }

    @Test
    void an_invitation_that_the_sign_in_did_not_accept_is_where_it_was() {
        var answer = new Page(through("/invitations/a-secret", _ -> {}));

        assertThat(answer.is(303).location()).isEqualTo("/invitations/a-secret");
    }

    @Test
    void nothing_of_the_provider_stays_in_the_browser() {
        var answer = through("/", _ -> {});

        assertThat(answer.detailedCookies().asList())
                .filteredOn(cookie -> !cookie.getName().equals("mayday"))
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isZero());
        assertThat(answer.headers().getValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("q_session"));
    }

    @Test
    void nobody_is_sent_to_another_site_afterwards() {
        for (var evil : List.of("https://evil.example/", "//evil.example", "/\\evil.example")) {
            var location =
                    leave(
                            java.net.URLEncoder.encode(
                                    evil, java.nio.charset.StandardCharsets.UTF_8));

            assertThat(back(location, provider.signsIn(location, _ -> {})).header("Location"))
                    .isEqualTo("/");
        }
    }

    @Test
    void a_session_that_the_browser_brought_is_not_the_one_it_gets_and_ends() {
        cookies.put("mayday", "planted");
        neighbor.answers("DELETE /internal/sessions/current", 204, "");

        assertThat(through("/", _ -> {}).cookie("mayday")).isEqualTo("fresh-token");
        assertThat(neighbor.asked().getLast().line())
                .isEqualTo("DELETE /internal/sessions/current");
        assertThat(neighbor.asked().getLast().bearer()).isEqualTo("Bearer planted");
    }

    @Test
    void a_code_works_once_and_only_in_the_browser_that_began() {
        var location = leave("/");
        var code = provider.signsIn(location, _ -> {});
        back(location, code);

        trouble(back(location, code), 400, "This sign-in has expired");
        cookies.clear();
        trouble(
                back(location, provider.signsIn(location, _ -> {})),
                400,
                "This sign-in has expired");
    }

    @Test
    void a_code_of_another_flow_does_not_fit() {
        var other = leave("/");
        var code = provider.signsIn(other, _ -> {});
        var location = leave("/");

        trouble(back(location, code), 400, "This sign-in has expired");
    }

    @Test
    void a_return_without_an_answer_is_an_expired_sign_in() {
        trouble(request().get(ENTRANCE + "/back"), 400, "This sign-in has expired");
        trouble(request().get(ENTRANCE + "/back?code=x&state=y"), 400, "This sign-in has expired");
    }

    @Test
    void who_cancels_is_told_so() {
        var answer = request().get(ENTRANCE + "/back?error=access_denied&state=x");

        trouble(answer, 403, "You did not sign in");
        assertThat(new Page(answer).text(".card")).contains("access_denied", "the platform team");
    }

    @Test
    void words_of_the_provider_are_text_and_bounded() {
        var answer = request().get(ENTRANCE + "/back?error=%3Cscript%3Ealert(1)%3C/script%3E");

        trouble(answer, 502, "Keycloak did not sign you in");
        assertThat(answer.asString()).doesNotContain("alert(1)");
    }

    @Test
    void a_wrong_audience_has_its_page() {
        trouble(
                through("/", claims -> claims.setAudience("another")),
                502,
                "Keycloak signed you in for somebody else");
    }

    @Test
    void a_token_that_was_given_to_another_client_lets_nobody_in() {
        trouble(
                through(
                        "/",
                        claims -> {
                            claims.setAudience("mayday", "another");
                            claims.setClaim("azp", "another");
                        }),
                502,
                "Keycloak signed you in for somebody else");
        assertThat(neighbor.asked()).isEmpty();
        assertThat(new Page(through("/", claims -> claims.setClaim("azp", "mayday"))).is(303))
                .isNotNull();
    }

    @Test
    void a_clock_that_is_off_has_its_page() {
        trouble(
                through(
                        "/",
                        claims -> {
                            long past = Instant.now().getEpochSecond() - 7200;
                            claims.setIssuedAt(NumericDate.fromSeconds(past));
                            claims.setExpirationTime(NumericDate.fromSeconds(past + 300));
                        }),
                502,
                "The clocks are apart");
        trouble(
                through(
                        "/",
                        claims -> {
                            long soon = Instant.now().getEpochSecond() + 600;
                            claims.setNotBefore(NumericDate.fromSeconds(soon));
                            claims.setExpirationTime(NumericDate.fromSeconds(soon + 300));
                        }),
                502,
                "The clocks are apart");
    }

    @Test
    void another_issuer_has_its_page() {
        trouble(
                through("/", claims -> claims.setIssuer("https://evil.example")),
                502,
                "Keycloak calls itself something else");
    }

    @Test
    void a_foreign_signature_has_its_page() {
        provider.signsWithForeignKey();

        trouble(through("/", _ -> {}), 502, "What Keycloak sent could not be verified");
    }

    @Test
    void a_nonce_of_another_flow_does_not_fit() {
        trouble(
                through("/", claims -> claims.setClaim("nonce", "another")),
                400,
                "This sign-in has expired");
    }

    @Test
    void a_wrong_secret_has_its_page() {
        provider.refusesClient();

        trouble(through("/", _ -> {}), 502, "Keycloak does not know Mayday");
        assertThat(provider.authorizations()).singleElement().asString().startsWith("Basic ");
    }

    @Test
    void a_provider_that_is_down_has_its_page_and_the_way_to_try_again() {
        var answer = request().get("/sign-in/with/gone?next=%2Fissues");

        trouble(answer, 503, "Gone cannot be reached");
        assertThat(new Page(answer).text(".card")).contains("MAYDAY_OIDC_ISSUER");
    }

    @Test
    void who_is_not_let_in_reads_what_was_found_and_what_was_expected() {
        neighbor.answers(
                "POST /internal/sign-on",
                new Entry(
                        null,
                        new Denial(
                                "groups",
                                List.of("staff", "<b>"),
                                false,
                                List.of("sre"),
                                List.of()),
                        List.of()));

        var page = new Page(through("/", _ -> {})).is(403);

        assertThat(page.text("h1")).isEqualTo("You are not let in");
        assertThat(page.text(".card"))
                .contains(
                        "holds: staff, <b>",
                        "You need one of these groups: sre",
                        "the platform team");
        assertThat(page.cookie("mayday")).isNull();
    }

    @Test
    void who_is_not_let_in_because_an_organization_is_not_there_reads_only_that() {
        neighbor.answers(
                "POST /internal/sign-on",
                new Entry(
                        null,
                        new Denial(
                                "groups",
                                List.of("sre"),
                                false,
                                List.of("sre", "payments"),
                                List.of("acme")),
                        List.of()));

        var page = new Page(through("/", _ -> {})).is(403);

        assertThat(page.text(".card"))
                .contains("there is no organization acme", "MAYDAY_OIDC_MAPPING")
                .contains("the platform team")
                .doesNotContain("You need one of");
    }

    @Test
    void a_missing_claim_is_said_to_be_missing() {
        neighbor.answers(
                "POST /internal/sign-on",
                new Entry(
                        null,
                        new Denial("groups", List.of(), true, List.of("sre"), List.of()),
                        List.of()));

        assertThat(new Page(through("/", _ -> {})).is(403).text(".card"))
                .contains("It sent no claim groups");
    }

    @Test
    void each_sign_in_that_fails_is_a_line_in_the_log() {
        neighbor.answers(
                "POST /internal/sign-on",
                new Entry(
                        null,
                        new Denial("groups", List.of("secret"), false, List.of("sre"), List.of()),
                        List.of()));

        var heard =
                Ear.of(
                        "dev.mayday.ui.signon.FailedSignIns",
                        () -> {
                            through("/", _ -> {});
                            through("/", claims -> claims.setAudience("another"));
                            request().get(ENTRANCE + "/back?error=access_denied&state=x");
                            request().get(ENTRANCE + "/back?error=%0Aforged&state=x");
                            request().get(ENTRANCE + "/back");
                            request().get("/sign-in/with/gone");
                        });

        assertThat(heard)
                .hasSize(6)
                .allMatch(line -> line.startsWith("sign-in through a provider failed provider="))
                .allMatch(line -> line.lines().count() == 1)
                .noneMatch(line -> line.contains("secret") || line.contains("forged"));
        assertThat(heard.get(0))
                .contains("trouble=DENIED why=no line of the mapping applies", "subject ana");
        assertThat(heard.get(1)).contains("trouble=AUDIENCE");
        assertThat(heard.get(2)).contains("trouble=CANCELLED why=the provider says access_denied");
        assertThat(heard.get(4)).contains("trouble=LOST");
        assertThat(heard.get(5)).contains("provider=gone trouble=AWAY");
    }

    @Test
    void an_unknown_provider_is_nothing() {
        new Page(request().get("/sign-in/with/nobody")).is(404);
        new Page(request().get("/sign-in/with/nobody/back?code=x&state=y")).is(404);
    }

    @Test
    void an_address_that_the_provider_does_not_know_leads_to_the_one_it_knows() {
        var elsewhere =
                request().header("Host", "elsewhere.example").get(ENTRANCE + "?next=%2Fissues");
        assertThat(elsewhere.statusCode()).isEqualTo(303);
        assertThat(elsewhere.header("Location"))
                .isEqualTo(Browser.address(ENTRANCE + "?moved=1&next=%2Fissues"));

        var still = request().header("Host", "elsewhere.example").get(ENTRANCE + "?moved=1");
        trouble(still, 500, "Mayday is reached under another address than it knows");
    }

    @Test
    void signing_out_leads_on_to_the_provider_over_a_page_of_ours() {
        neighbor.answers(
                "POST /internal/sign-on/departures",
                new Departure("https://login.example/logout?id_token_hint=x", "Keycloak"));

        var page = browser.post("/sign-out", Map.of()).is(200);

        assertThat(page.header("Refresh"))
                .isEqualTo("0; url=https://login.example/logout?id_token_hint=x");
        assertThat(page.link("Go on to Keycloak")).startsWith("https://login.example/logout");
        assertThat(page.cookie("mayday").getMaxAge()).isZero();
    }

    @Test
    void who_signs_out_without_a_provider_is_at_the_sign_in() {
        neighbor.answers("POST /internal/sign-on/departures", new Departure(null, ""));

        assertThat(browser.post("/sign-out", Map.of()).is(303).location()).isEqualTo("/sign-in");
    }

    private static void trouble(Response answer, int status, String headline) {
        var page = new Page(answer).is(status);
        assertThat(page.text("h1")).isEqualTo(headline);
        assertThat(page.has("a[href^=/sign-in]")).isTrue();
        assertThat(page.cookie("mayday")).isNull();
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    }

    private Response through(String next, Consumer<JwtClaims> change) {
        var location = leave(next.replace("?", "%3F").replace("=", "%3D"));
        return back(location, provider.signsIn(location, change));
    }

    /// @return the address at the provider
    private String leave(String next) {
        var answer = request().get(ENTRANCE + "?next=" + next);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        cookies.putAll(answer.cookies());
        return answer.header("Location");
    }

    private Response back(String location, String code) {
        var state = TestProvider.parameter(location, "state");
        return request().get(ENTRANCE + "/back?code=" + code + "&state=" + state);
    }

    private io.restassured.specification.RequestSpecification request() {
        return stranger.request().cookies(cookies);
    }
}
