package dev.mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.AdministrationApi.Welcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class WelcomeTextTest {

    private static final String BASE = "http://localhost:9000";

    @Test
    void who_starts_it_first_gets_a_link() {
        var text = WelcomeText.of(new Welcome(BASE, BASE + "/sign-in/x", List.of(), null));

        assertThat(text).contains("Sign in    http://localhost:9000/sign-in/x  (works once)");
    }

    @Test
    void later_there_is_the_password_or_a_link() {
        var text = WelcomeText.of(new Welcome(BASE, null, List.of(), null));

        assertThat(text).contains("as before", "./mayday sign-in-link");
    }

    @Test
    void through_a_provider_no_link_is_offered_that_would_be_refused() {
        var text = WelcomeText.of(new Welcome(BASE, null, List.of("Keycloak", "Partner"), null));

        assertThat(text)
                .contains("with Keycloak or Partner; while that is away: ./mayday break-glass")
                .doesNotContain("sign-in-link");
    }
}
