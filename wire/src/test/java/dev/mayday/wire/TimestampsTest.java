package dev.mayday.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z,           2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.5Z,         2026-01-02T03:04:05.500Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.000001Z,    2026-01-02T03:04:05.000001Z",
        "' 2026-01-02T03:04:05Z ',       2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+02:00,      2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05.25-00:30,   2026-01-02T03:34:05.250Z",
        "2026-01-02T03:04:05.25,         2026-01-02T03:04:05.250Z",
        "2026-01-02T03:04Z,              2026-01-02T03:04:00Z",
        "2024-02-29T23:59:59Z,           2024-02-29T23:59:59Z",
    })
    void what_sdks_write_is_read(String text, String expected) {
        assertThat(Timestamps.read(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "2026-13-02T03:04:05Z",
                "2026-02-30T03:04:05Z",
                "2026-01-02T24:04:05Z",
                "2026-01-02 03:04:05Z",
                "2026-01-02T03:04:05.1x3Z",
                "-026-01-02T03:04:05Z"
            })
    void anything_else_is_no_time(String text) {
        assertThat(Timestamps.read(text)).isNull();
    }

    @Test
    void numbers_are_seconds() {
        assertThat(Timestamps.read(1_767_323_045L)).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Timestamps.read(1_767_323_045.5)).isEqualTo("2026-01-02T03:04:05.500Z");
        assertThat(Timestamps.read(Long.MAX_VALUE)).isNull();
        assertThat(Timestamps.read(new Object())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://abc@host/42,            abc, 42",
        "https://abc:secret@host/42,     abc, 42",
        "http://abc@host:8080/sub/42/,   abc, 42",
        "https://abc@[::1]/42?x=/y#/z,   abc, 42",
    })
    void a_dsn_has_a_key_and_a_project(String text, String key, String project) {
        assertThat(Dsn.parse(text)).contains(new Dsn(key, project));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https://host/42",
                "https://abc@host",
                "https://@host/42",
                "://",
                "https://abc@host/",
                "@/:",
                "://@/"
            })
    void anything_else_is_no_dsn(String text) {
        assertThat(Dsn.parse(text)).isEmpty();
    }
}
