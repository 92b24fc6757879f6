package dev.mayday.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-26T15:00:00.123456Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void a_time_that_a_database_has_is_read(String text) {
        assertThat(Times.parse(text)).contains(Instant.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-26",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-01-01T00:00:00Z"
            })
    void anything_else_is_none(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
