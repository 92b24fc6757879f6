package dev.mayday.ui.affected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.AffectedApi.Mark;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.contracts.issues.AffectedApi.User;
import dev.mayday.contracts.issues.AffectedApi.Users;
import dev.mayday.contracts.issues.AffectedApi.Value;
import dev.mayday.contracts.issues.AffectedApi.Who;
import dev.mayday.ui.Affecting;
import dev.mayday.ui.web.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedPartsTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:20:00Z");
    private static final IssueAddress AT = new IssueAddress(42, "", "");

    @Test
    void tags_that_vary_most_come_first_and_all_of_200_are_there() {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < 200; i++) tags.add(tag("key" + i, 100 - i % 50));
        tags.add(tag("even", 50));

        var views = TagView.all(tags, 124, AT, NOW);

        assertThat(views).hasSize(201);
        assertThat(views).extracting(TagView::key).startsWith("even").contains("key0", "key199");
        assertThat(views.stream().mapToInt(view -> view.values().size()).sum())
                .isLessThanOrEqualTo(600 + 2 * 201);
    }

    private static Tag tag(String key, long most) {
        var values = new ArrayList<Value>();
        values.add(new Value("most", most, Instant.EPOCH, NOW));
        for (int i = 0; i < 24; i++) values.add(new Value("v" + i, 1, Instant.EPOCH, NOW));
        return new Tag(key, key, 124, 25, false, values);
    }

    @Test
    void what_differs_in_nearly_every_event_and_what_never_does_stand_behind_what_varies() {
        var each = new Object[60];
        for (int i = 0; i < 30; i++) {
            each[2 * i] = "v" + i;
            each[2 * i + 1] = 1;
        }
        var tags =
                List.of(
                        Affecting.tag("constant", "a", 30),
                        Affecting.tag("each", each),
                        Affecting.tag("varies", "a", 20, "b", 10));

        var view = TagsView.of(tags, 30, AT, NOW);

        assertThat(view.varying()).extracting(TagView::key).containsExactly("varies", "each");
        assertThat(view.constant()).extracting(TagView::key).containsExactly("constant");
    }

    @Test
    void values_that_are_not_told_and_events_without_the_key_have_their_rows() {
        var now = NOW.minusSeconds(60);
        var tag =
                new Tag(
                        "browser",
                        "browser",
                        80,
                        3,
                        false,
                        List.of(
                                new Value("Firefox", 60, Instant.EPOCH, now),
                                new Value("(other)", 20, Instant.EPOCH, now)));

        var rows = TagView.all(List.of(tag), 100, AT, NOW).getFirst().values();

        assertThat(rows)
                .extracting(Share::value)
                .containsExactly("Firefox", "other values", "not set");
        assertThat(rows).extracting(Share::part).containsExactly("75%", "25%", "20%");
        assertThat(rows)
                .extracting(Share::href)
                .containsExactly(
                        "/issues/42?query=browser%3AFirefox",
                        "", "/issues/42?query=%21has%3Abrowser");
        assertThat(rows.getFirst().hint())
                .isEqualTo(
                        "60 events, first 1 Jan 1970, 00:00:00 UTC, last 15 Mar 2026, 12:19:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a, x, 'a:x'",
        "'', a, two words, 'a:\"two words\"'",
        "'', a, say \"hi\", 'a:\"say \\\"hi\\\"\"'",
        "'', release, latest, 'release:\"latest\"'",
        "'', a, >5, 'a:\">5\"'",
        "'', a, -24h, 'a:\"-24h\"'",
        "'', tags[b c], x, 'tags[b c]:x'",
        "b:y, a, x, 'b:y a:x'",
        "a:x b:y, a, x, 'a:x b:y'",
        "b:y OR c:z, a, x, '(b:y OR c:z) a:x'",
    })
    void a_click_adds_a_condition(String query, String word, String value, String expected) {
        var href = new IssueAddress(42, query, "").adding(word, value);

        assertThat(java.net.URLDecoder.decode(href, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("/issues/42?query=" + expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.2, <1%", "1, 1%", "49.6, 50%", "99.4, >99%", "100, 100%"})
    void a_part_is_never_nothing_and_never_all(double percent, String words) {
        assertThat(Share.words(percent)).isEqualTo(words);
    }

    @Test
    void a_chart_has_a_bar_for_every_slice_with_events_and_names_what_there_is() {
        var bars = new Long[56];
        Arrays.fill(bars, 0L);
        bars[55] = 4L;
        bars[51] = 120L;
        var marks = List.of(new Mark("shop@2.5.0", NOW.minus(Duration.ofDays(7))));

        var chart = Chart.of(List.of(bars), marks, NOW);

        assertThat(chart.path().chars().filter(c -> c == 'M')).hasSize(2);
        assertThat(chart.peak()).isEqualTo("peak 120");
        assertThat(chart.summary())
                .isEqualTo(
                        "124 events in 14 days, at most 120 in 6 h, on 14 Mar. New releases: shop@2.5.0 on 8 Mar.");
        assertThat(chart.ticks())
                .extracting(Chart.Tick::words)
                .containsExactly("1 Mar", "8 Mar", "now");
        assertThat(chart.releases()).extracting(Chart.Flag::x).containsExactly("49.80%");
        assertThat(chart.days()).hasSize(14);
        assertThat(chart.days().getFirst().words()).isEqualTo("last 24 h");
        assertThat(chart.days())
                .extracting(Chart.Day::events)
                .extracting(Count::value)
                .startsWith(4L, 120L, 0L);
        assertThat(chart.days()).extracting(Chart.Day::releases).contains("shop@2.5.0");
    }

    @Test
    void a_chart_of_nothing_says_so() {
        var chart = Chart.of(List.of(0L, 0L), List.of(), NOW);

        assertThat(chart.path()).isEmpty();
        assertThat(chart.peak()).isEqualTo("no events");
        assertThat(chart.summary()).isEqualTo("No events in 14 days.");
    }

    @Test
    void names_of_releases_stand_where_no_line_and_no_other_name_does_the_newest_first() {
        var hours = LongStream.of(24, 48, 60, 240);
        var marks =
                hours.mapToObj(
                                before ->
                                        new Mark(
                                                "shop@2.5." + before,
                                                NOW.minus(Duration.ofHours(before))))
                        .toList();

        var flags = Chart.of(List.of(1L), marks, NOW).releases();

        assertThat(flags).extracting(Chart.Flag::name).containsExactly("", "", "2.5.60", "2.5.240");
        assertThat(flags).extracting(Chart.Flag::anchor).endsWith("end", "start");
    }

    @Test
    void of_a_user_is_said_what_tells_most_and_nothing_twice() {
        var users =
                Stream.of(
                                new Who("7", "dana", "dana@acme.example", "", ""),
                                new Who("7", "dana", "", "Dana Whitfield", "192.0.2.1"),
                                new Who("7", "", "", "", ""),
                                new Who("", "", "", "", "192.0.2.1"))
                        .map(who -> new User(who, 1, NOW, "0".repeat(32)))
                        .toList();

        var lines = UsersView.of(new Users(4, 0L, users), 4, AT, NOW).most();

        assertThat(lines)
                .extracting(UsersView.Line::name)
                .containsExactly("dana@acme.example", "Dana Whitfield", "7", "192.0.2.1");
        assertThat(lines).extracting(UsersView.Line::more).containsExactly("", "dana", "", "");
        assertThat(lines)
                .extracting(UsersView.Line::href)
                .startsWith("/issues/42?query=user.id%3A7")
                .endsWith("/issues/42?query=user.ip%3A192.0.2.1");
    }
}
