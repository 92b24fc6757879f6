package dev.mayday.issues.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.InstallationConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartupTest {

    private static final String LONG_ENOUGH = "sixteen characters";

    @Test
    void good_settings_pass() {
        assertThatCode(
                        () ->
                                Startup.check(
                                        settings(LONG_ENOUGH, "ten letters", null),
                                        organization("acme")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_short_admin_password_is_refused_without_repeating_it() {
        assertThatThrownBy(
                        () ->
                                Startup.check(
                                        settings(LONG_ENOUGH, "secret", null),
                                        organization("acme")))
                .hasMessageContaining("MAYDAY_ADMIN_PASSWORD")
                .hasMessageContaining("10 characters")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_short_service_token_is_refused() {
        assertThatThrownBy(() -> Startup.check(settings("short", null, null), organization("acme")))
                .hasMessageContaining("MAYDAY_SERVICE_TOKEN");
    }

    @Test
    void a_key_that_sdks_could_not_send_is_refused() {
        assertThatThrownBy(
                        () ->
                                Startup.check(
                                        settings(LONG_ENOUGH, null, "0123-4567"),
                                        organization("acme")))
                .hasMessageContaining("MAYDAY_BOOTSTRAP_DSN_KEY");
    }

    @Test
    void an_organization_that_is_no_slug_is_refused() {
        assertThatThrownBy(
                        () ->
                                Startup.check(
                                        settings(LONG_ENOUGH, null, null),
                                        organization("Acme Inc")))
                .hasMessageContaining("MAYDAY_ISSUES_ORGANIZATION");
    }

    private static PeopleConfig organization(String slug) {
        return new PeopleConfig() {
            @Override
            public String organization() {
                return slug;
            }

            @Override
            public boolean announce() {
                return false;
            }
        };
    }

    private static InstallationConfig settings(
            String serviceToken, @Nullable String password, @Nullable String key) {
        return new InstallationConfig() {
            @Override
            public String baseUrl() {
                return "https://mayday.example.com";
            }

            @Override
            public String serviceToken() {
                return serviceToken;
            }

            @Override
            public Optional<String> bootstrapDsnKey() {
                return Optional.ofNullable(key);
            }

            @Override
            public Optional<String> adminEmail() {
                return Optional.empty();
            }

            @Override
            public Optional<String> adminPassword() {
                return Optional.ofNullable(password);
            }
        };
    }
}
