package dev.mayday.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:59:55Z, just now",
        "2026-03-01T12:00:30Z, just now",
        "2026-03-01T11:59:20Z, 40 s ago",
        "2026-03-01T11:58:01Z, 1 min ago",
        "2026-03-01T09:00:00Z, 3 h ago",
        "2026-02-27T13:00:00Z, 47 h ago",
        "2026-02-26T12:00:00Z, 3 d ago",
        "2025-11-01T12:00:00Z, 4 months ago",
        "2023-01-01T12:00:00Z, 3 years ago"
    })
    void a_time_reads_as_its_age(Instant at, String words) {
        assertThat(Moment.of(at, NOW).ago()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "9999|9,999",
                "10247|10.2k",
                "100000|100k",
                "999999|999k",
                "1000000|1M",
                "1250000|1.2M",
                "999999999|999M",
                "3000000000|3G"
            })
    void a_count_is_short_and_never_rounded_up(long value, String compact) {
        assertThat(Count.of(value).compact()).isEqualTo(compact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/issues", "/issues?project=shop&text=a%20b", "/issues/42#why"})
    void a_local_path_is_kept(String path) {
        assertThat(LocalPath.orRoot(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "issues",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/ü"
            })
    void what_could_lead_elsewhere_becomes_the_front_door(String path) {
        assertThat(LocalPath.orRoot(path)).isEqualTo("/");
    }
}
