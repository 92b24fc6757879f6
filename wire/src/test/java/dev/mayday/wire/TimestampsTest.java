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
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456Z",
        "2026-01-02T03:04:05.000001Z,    2026-01-02T03:04:05.000001Z",
        "' 2026-01-02T03:04:05Z ',       2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+02:00,      2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05.25-00:30,   2026-01-02T03:34:05.250Z",
        "2026-01-02T03:04:05.25,         2026-01-02T03:04:05.250Z",
        "2026-01-02T03:04Z,              2026-01-02T03:04:00Z",
        "2026-01-02T03:04,               2026-01-02T03:04:00Z",
        "2026-01-02T03:04+01:00,         2026-01-02T02:04:00Z",
        "2026-01-02 03:04:05Z,           2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05z,           2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+0200,       2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05+02,         2026-01-02T01:04:05Z",
        "2026-01-02 03:04:05 UTC,        2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05 +0200,      2026-01-02T01:04:05Z",
        "'2026-01-02T03:04:05,25Z',      2026-01-02T03:04:05.250Z",
        "2016-12-31T23:59:60Z,           2016-12-31T23:59:59Z",
        "1969-12-31T23:59:59Z,           1969-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z,           9999-12-31T23:59:59Z",
        "1767323045,                     2026-01-02T03:04:05Z",
        "1767323045.25,                  2026-01-02T03:04:05.250Z",
        "1767323045250,                  2026-01-02T03:04:05.250Z",
        "-1,                             1969-12-31T23:59:59Z",
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
                "2026-01-02T03:04:5Z",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05+25:00",
                "2026-01-02T03:04:05 CEST",
                "2026-01-02T03:04:",
                "2026-01-02",
                "1e9",
                "99999999999999999999",
                "--1",
                "2026-01-02T03:04:05.1x3Z",
                "-026-01-02T03:04:05Z"
            })
    void anything_else_is_no_time(String text) {
        assertThat(Timestamps.read(text)).isNull();
    }

    @Test
    void numbers_are_seconds_or_too_large_for_that_and_milliseconds() {
        assertThat(Timestamps.read(1_767_323_045_250.0)).isEqualTo("2026-01-02T03:04:05.250Z");
        assertThat(Timestamps.isMillis(1_767_323_045_250.0)).isTrue();
        assertThat(Timestamps.isMillis(1_767_323_045.25)).isFalse();
        assertThat(Timestamps.read(1_767_323_045L)).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Timestamps.read(1_767_323_045.5)).isEqualTo("2026-01-02T03:04:05.500Z");
        assertThat(Timestamps.read(Long.MAX_VALUE)).isNull();
        assertThat(Timestamps.read(Double.NaN)).isNull();
        assertThat(Timestamps.read(1e300)).isNull();
        assertThat(Timestamps.read((Object) null)).isNull();
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
