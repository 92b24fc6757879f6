package dev.mayday.issues.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    @Test
    void each_is_kept_once_without_what_people_copy_along() {
        var wanted =
                List.of(" https://Example.com/ ", "https://example.com", "*.example.com:8443", "*");

        assertThat(AllowedOrigins.checked(wanted))
                .containsExactly("https://example.com", "*.example.com:8443", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:3000", "http://127.0.0.1", "[::1]:8080", "my_host", "*.a.b", "*"})
    void what_ingest_understands_is_taken(String origin) {
        assertThat(AllowedOrigins.checked(List.of(origin))).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/path",
                "ftp://example.com",
                "example.com:99999",
                "a b",
                "**",
                "*example.com",
                "https://*",
                "user@example.com",
                "https://",
                "//",
                "a..b",
                "exa\nmple.com"
            })
    void what_would_never_match_is_refused_with_what_to_write(String origin) {
        assertThatThrownBy(() -> AllowedOrigins.checked(List.of(origin)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("allowedOrigins: ")
                .hasMessageContaining("*.example.com");
    }
}
