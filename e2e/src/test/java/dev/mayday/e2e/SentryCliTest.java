package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real `sentry-cli`, both generations in the field, with tokens of both forms.
@Timeout(300)
class SentryCliTest {

    @TempDir static Path directory;
    private static Standalone mayday;

    @BeforeAll
    static void start() throws Exception {
        mayday = Standalone.start("sentry-cli", directory.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        mayday.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_token_of_the_organization_says_where_to_go_and_for_whom(int version) {
        var token =
                mayday.command(
                        "token",
                        "create",
                        "--name",
                        "ci",
                        "--of",
                        "organization",
                        "--scope",
                        "org:ci,org:read,project:read");
        var told = Map.of("SENTRY_AUTH_TOKEN", token);

        assertThat(cli(version, told, "info", "--no-defaults"))
                .contains("Sentry Server: " + mayday.origin())
                .contains("Method: Auth Token")
                .contains("- org:ci", "- project:read");
        assertThat(cli(version, told, "organizations", "list")).contains(organization());
        assertThat(cli(version, told, "projects", "list")).contains("first-project");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_personal_token_is_told_address_and_organization(int version) {
        var token =
                mayday.command(
                        "token", "create", "--name", "mine", "--scope", "org:read,project:read");
        var told =
                Map.of(
                        "SENTRY_AUTH_TOKEN",
                        token,
                        "SENTRY_URL",
                        mayday.origin().toString(),
                        "SENTRY_ORG",
                        organization());

        assertThat(cli(version, told, "info", "--no-defaults"))
                .contains("User: " + Deployment.ADMIN_EMAIL)
                .contains("- org:read");
        assertThat(cli(version, told, "organizations", "list")).contains(organization());
        assertThat(cli(version, told, "projects", "list")).contains("first-project");
    }

    private static String organization() {
        return mayday.api().get("/organizations/").get(0).get("slug").asText();
    }

    private static String cli(int version, Map<String, String> told, String... words) {
        return Clients.sentryCli(version, directory, told, words);
    }
}
