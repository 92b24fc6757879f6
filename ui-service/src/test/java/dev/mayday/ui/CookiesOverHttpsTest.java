package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An installation that people reach over https, behind a proxy that says nothing of that.
@QuarkusTest
@QuarkusTestResource(value = CookiesOverHttpsTest.BehindTls.class, restrictToAnnotatedClass = true)
class CookiesOverHttpsTest extends PageTest {

    public static final class BehindTls implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("mayday.base-url", "https://mayday.test");
        }

        @Override
        public void stop() {}
    }

    @Test
    void the_session_is_bound_to_the_host_and_to_https() {
        neighbor.answers(
                "POST /internal/sessions", Map.of("token", "fresh-token", "person", Fixtures.ANA));

        var answer =
                new Browser("")
                        .post("/sign-in", Map.of("email", "ana@acme.example", "password", "right"))
                        .is(303);

        assertThat(answer.cookie("__Host-mayday").isSecured()).isTrue();
        assertThat(answer.cookie("mayday")).isNull();
    }

    /// Without `__Host-` a sibling of this host, or whoever listens, could have set it.
    @Test
    void a_session_under_the_plain_name_is_none() {
        assertThat(browser.get("/issues").is(303).location()).startsWith("/sign-in");
        assertThat(neighbor.asked()).isEmpty();
    }
}
