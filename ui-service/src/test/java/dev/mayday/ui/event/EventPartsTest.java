package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.mayday.ui.Fixtures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPartsTest {

    @Test
    void pairs_are_read_from_objects_and_from_lists() {
        assertThat(Pair.all(Fixtures.json("{\"a\": 1, \"b\": null}")))
                .extracting(Pair::value)
                .containsExactly("1", "");
        assertThat(Pair.all(Fixtures.json("[[\"a\", \"x\"], [\"b\"], 3]")))
                .extracting(Pair::name)
                .containsExactly("a", "[1]", "[2]");
        assertThat(Pair.all(NullNode.getInstance())).isEmpty();
    }

    @Test
    void flags_come_first_and_ordinary_contexts_last() {
        var contexts =
                ContextView.all(
                        Fixtures.json(
                                """
                                {"os": {"name": "Linux"}, "checkout": {"step": 2},
                                 "flags": {"values": [{"flag": "new-cart", "result": true}]},
                                 "runtime": {"type": "runtime", "name": "CPython"}, "empty": {}}
                                """));

        assertThat(contexts)
                .extracting(ContextView::title)
                .containsExactly("Flags", "Checkout", "Runtime", "Operating system");
        assertThat(contexts.getFirst().pairs()).containsExactly(new Pair("new-cart", "true", ""));
        assertThat(contexts.get(2).pairs()).extracting(Pair::name).containsExactly("name");
    }

    private static Trail.Thrown thrown(Instant at, ZoneId zone) {
        return new Trail.Thrown("KeyError", "'x'", "error", at, zone);
    }

    @Test
    void breadcrumbs_tell_their_time_in_one_zone_and_how_long_before_the_error() {
        var body =
                Fixtures.json(
                        """
                        {"breadcrumbs": [
                          {"timestamp": "2026-01-19T11:57:00+03:00", "level": "warning"},
                          {"timestamp": "2026-01-19T08:59:58.8Z"},
                          {"timestamp": "2026-01-19T08:59:59.66Z"},
                          {"message": "no time"},
                          {"timestamp": "2026-01-19T09:00:00.1Z"}]}
                        """);
        var error = thrown(Instant.parse("2026-01-19T09:00:00Z"), ZoneId.of("Europe/Berlin"));

        var trail = Trail.of(body, error);

        assertThat(trail.recent())
                .extracting(Trail.Crumb::offset)
                .containsExactly("−3 min", "−1.2 s", "−340 ms", "", "+100 ms", "");
        assertThat(trail.recent())
                .extracting(Trail.Crumb::time)
                .startsWith("09:57:00.000", "09:59:58.800")
                .endsWith("10:00:00.000");
        assertThat(trail.zone()).isEqualTo("Europe/Berlin");
        assertThat(trail.levels())
                .extracting(one -> one.level() + " " + one.count())
                .containsExactly("error 1", "warning 1", "info 4");
    }

    @Test
    void many_breadcrumbs_fold_all_but_the_last() {
        var crumbs = "{\"message\": \"m\", \"timestamp\": 1}";
        var body = Fixtures.json("{\"breadcrumbs\": [" + (crumbs + ",").repeat(39) + crumbs + "]}");

        var trail = Trail.of(body, thrown(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(trail.earlier()).hasSize(26);
        assertThat(trail.recent()).hasSize(15);
        assertThat(trail.recent().getLast().last()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000.5, 2023-11-14T22:13:20.500Z",
        "'\"2023-11-14T22:13:20Z\"', 2023-11-14T22:13:20Z",
        "'\"2023-11-14 22:13:20.25\"', 2023-11-14T22:13:20.250Z",
        "'\"2023-11-14T23:13:20+01:00\"', 2023-11-14T22:13:20Z"
    })
    void times_are_read_in_every_form_that_sdks_send(String json, Instant expected) {
        assertThat(TimeOfDay.parse(Fixtures.json(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-5", "1e300", "\"yesterday\"", "[]"})
    void what_is_no_time_is_left_out(String json) {
        assertThat(TimeOfDay.parse(Fixtures.json(json))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/x",
        "HTTP://A.example, HTTP://A.example",
        "javascript:alert(1), ''",
        "https:, ''",
        "'https://a b', ''",
        "//a.example, ''",
        "file:///etc/passwd, ''"
    })
    void only_web_addresses_can_be_followed(String text, String href) {
        assertThat(Pair.webAddress(text)).isEqualTo(href);
    }
}
