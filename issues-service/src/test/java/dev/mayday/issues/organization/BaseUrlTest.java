package dev.mayday.issues.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9000, http://KEY@localhost:9000/7",
        "https://mayday.example.com/, https://KEY@mayday.example.com/7",
        "http://[::1]:9000, http://KEY@[::1]:9000/7",
        "https://order.example.com, https://KEY@order.example.com/7"
    })
    void a_dsn_is_made_of_the_base_url(String base, String dsn) {
        assertThat(BaseUrl.parse(base).dsn(KEY, 7)).isEqualTo(dsn.replace("KEY", KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, begins with http",
        "ftp://mayday.example.com, begins with http",
        "https://o123.example.com, first label",
        "https://my_host.example.com, letters",
        "https://user@example.com, without a user",
        "https://example.com/errors, has no path",
        "https://example.com?a=b, ends after the port",
        "https://exa mple.com, is a URL"
    })
    void what_some_sdk_cannot_read_is_refused_with_the_reason(String base, String reason) {
        assertThatThrownBy(() -> BaseUrl.parse(base))
                .hasMessageContaining("MAYDAY_BASE_URL")
                .hasMessageContaining(base)
                .hasMessageContaining(reason);
    }

    @Test
    void links_begin_at_the_root() {
        assertThat(BaseUrl.parse("https://mayday.example.com/").at("/issues/3"))
                .isEqualTo("https://mayday.example.com/issues/3");
    }
}
