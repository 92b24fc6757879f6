package dev.mayday.contracts.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final Map<String, String> ONE =
            Map.of(
                    "mayday.oidc.issuer", "https://login.example/realms/acme",
                    "mayday.oidc.client-id", "mayday",
                    "mayday.oidc.client-secret", "s3cret");

    @Test
    void without_settings_there_is_no_provider() {
        assertThat(Providers.of(_ -> null).none()).isTrue();
    }

    @Test
    void one_provider_needs_three_settings() {
        var provider = Providers.of(ONE::get).all().getFirst();

        assertThat(provider.name()).isEqualTo("sso");
        assertThat(provider.title()).isEqualTo("single sign-on");
        assertThat(provider.scopes()).containsExactly("profile", "email");
        assertThat(provider.toString()).doesNotContain("s3cret");
    }

    @Test
    void several_are_named_and_stand_in_that_order() {
        var settings = new HashMap<>(ONE);
        settings.put("mayday.oidc.name", "keycloak");
        settings.put("mayday.oidc.providers", "entra, okta");
        for (var name : new String[] {"entra", "okta"}) {
            settings.put("mayday.oidc." + name + ".issuer", "https://" + name + ".example");
            settings.put("mayday.oidc." + name + ".client-id", "mayday");
        }

        assertThat(Providers.of(settings::get).all())
                .extracting(Provider::name)
                .containsExactly("keycloak", "entra", "okta");
    }

    @Test
    void what_cannot_be_used_is_named_with_what_to_write() {
        refused(Map.of("mayday.oidc.issuer", "login.example"), "MAYDAY_OIDC_ISSUER", "https://");
        refused(
                Map.of("mayday.oidc.issuer", "https://x.example"),
                "MAYDAY_OIDC_CLIENT_ID",
                "is missing");
        refused(
                Map.of("mayday.oidc.providers", "a b"),
                "MAYDAY_OIDC_PROVIDERS",
                "Example: keycloak,entra");
        refused(Map.of("mayday.oidc.providers", "entra"), "MAYDAY_OIDC_ENTRA_ISSUER", "is missing");
    }

    private static void refused(Map<String, String> settings, String variable, String words) {
        assertThatThrownBy(() -> Providers.of(settings::get))
                .hasMessageContaining(variable)
                .hasMessageContaining(words);
    }
}
