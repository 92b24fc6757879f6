package dev.mayday.issues.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.GivenSettings;
import org.junit.jupiter.api.Test;

class StartupTest {

    private static final String LONG_ENOUGH = "sixteen characters";

    @Test
    void good_settings_pass() {
        assertThatCode(
                        () ->
                                Startup.check(
                                        GivenSettings.NONE.admin("ana@acme.example", "ten letters"),
                                        organization("acme")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_short_admin_password_is_refused_without_repeating_it() {
        assertThatThrownBy(
                        () ->
                                Startup.check(
                                        GivenSettings.NONE.admin("ana@acme.example", "secret"),
                                        organization("acme")))
                .hasMessageContaining("MAYDAY_ADMIN_PASSWORD")
                .hasMessageContaining("10 characters")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_key_that_sdks_could_not_send_is_refused() {
        assertThatThrownBy(
                        () ->
                                Startup.check(
                                        GivenSettings.NONE.key("0123-4567"), organization("acme")))
                .hasMessageContaining("MAYDAY_BOOTSTRAP_DSN_KEY");
    }

    @Test
    void an_organization_that_is_no_slug_is_refused() {
        assertThatThrownBy(() -> Startup.check(GivenSettings.NONE, organization("Acme Inc")))
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
}
