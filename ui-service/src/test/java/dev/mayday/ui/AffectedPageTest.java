package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is affected and since which release, on the page of an issue.
@QuarkusTest
class AffectedPageTest extends PageTest {

    private static final String AFFECTED = "GET /internal/affected/42";

    @Test
    void one_organization_that_makes_nearly_all_events_is_seen_at_a_look() {
        var page = browser.get("/issues/42").is(200);

        assertThat(page.text("#affected .about-sentence"))
                .isEqualTo("acme-logistics has 95% of the events");
        assertThat(page.texts("#affected > .share li"))
                .startsWith("acme-logistics 61 users 95%", "org-1 1 user <1%")
                .hasSize(4);
        assertThat(page.texts("#affected .about-note"))
                .contains("Users are those of the newest 300 kept events.");
    }

    @Test
    void the_tag_that_users_are_counted_by_is_chosen_without_script() {
        var page = browser.get("/issues/42?query=plan%3Afree");
        var form = page.one("#affected form");

        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.attr("action")).isEqualTo("/issues/42#affected");
        assertThat(page.one("#affected form input[name=query]").attr("value"))
                .isEqualTo("plan:free");
        assertThat(page.one("#affected option[selected]").attr("value"))
                .isEqualTo("organisation_id");

        browser.get("/issues/42?by=server_name");
        assertThat(neighbor.lines())
                .anyMatch(line -> line.startsWith(AFFECTED) && line.contains("by=server_name"));
    }

    @Test
    void those_who_met_it_most_are_named_as_their_newest_event_names_them() {
        var page = browser.get("/issues/42");

        assertThat(page.texts("#affected .about-who"))
                .startsWith(
                        "dana@customer.example", "kofi", "Name filtered", "Newest event not kept")
                .hasSize(25);
        assertThat(page.texts("#affected .about-more").getFirst())
                .isEqualTo("Dana Whitfield · 2 d ago");
        assertThat(page.texts("#affected .about-times")).startsWith("4,120 ×");
        assertThat(link(page, "#affected .about-who a"))
                .isEqualTo("/issues/42?query=user.id:8812#about");
        assertThat(page.document().select("#affected .about-more a").getFirst().attr("href"))
                .isEqualTo("/issues/42/events/" + Fixtures.EVENT);
        assertThat(page.texts("#affected .about-note"))
                .contains("3% of the events (312) do not name a user.");
    }

    @Test
    void few_tags_stand_open_and_a_click_on_a_value_adds_the_filter() {
        var page = browser.get("/issues/42");

        assertThat(page.texts("#spread > .about-tag .about-key"))
                .containsExactly("server_name", "release", "subscription_tier", "environment");
        assertThat(page.texts("#spread > .about-tag li").getFirst())
                .isEqualTo("api-7c9d6b5f4-x2v8q 53%");
        assertThat(page.texts("#spread > .about-tag:nth-of-type(3) > ul li"))
                .containsExactly("enterprise 75%", "free 25%", "not set of all 8%");
        assertThat(link(page, "#spread .share a"))
                .isEqualTo("/issues/42?query=server_name:api-7c9d6b5f4-x2v8q#about");
        assertThat(page.texts("#spread summary"))
                .containsExactly("1 more that vary", "2 the same in every event");
        assertThat(page.texts("#spread .about-same dd")).containsExactly("CPython 3.11.9", "v1");
        assertThat(page.text("#spread > .about-note"))
                .isEqualTo("Different in nearly every event: request.id.");
        assertThat(link(page, "#spread > details .share li:nth-child(2) a"))
                .isEqualTo("/issues/42?query=tags[browser name]:\"\\\"Chrome\\\" 9\"#about");
    }

    @Test
    void since_which_release_is_said_and_shown() {
        var page = browser.get("/issues/42");

        assertThat(page.text("#since .about-sentence"))
                .isEqualTo("Since document-api@91c0e7d, 42 d ago");
        assertThat(page.texts("#since .share li"))
                .containsExactly(
                        "a3b8f2c since 3 d ago 6,120",
                        "91c0e7d first since 42 d ago 3,900",
                        "no release since 30 d ago 227");
        assertThat(link(page, "#since .share a"))
                .isEqualTo("/issues/42?query=release:document-api@a3b8f2c#about");
    }

    @Test
    void the_chart_is_told_in_words_and_in_a_table_too() {
        var page = browser.get("/issues/42");

        assertThat(page.one(".chart-plot").attr("aria-label"))
                .contains(" events in 14 days, at most ", "New releases: document-api@a3b8f2c on ");
        assertThat(page.document().select("#days tbody tr")).hasSize(14);
        assertThat(page.texts("#days tbody td:nth-child(3)")).contains("document-api@a3b8f2c");
        assertThat(page.texts(".chart-flag title")).hasSize(3);
        assertThat(page.text(".chart-peak")).startsWith("peak ");
    }

    @Test
    void with_a_query_all_figures_are_in_the_filter_and_the_whole_stands_beside_them() {
        neighbor.answers(AFFECTED, Affecting.matching(12, 1_000, false));

        var page = browser.get("/issues/42?query=plan%3Afree&by=plan");

        assertThat(page.text(".about-filter"))
                .isEqualTo("12 of the newest 1,000 kept events match. All events");
        assertThat(page.one(".about-filter a").attr("href")).isEqualTo("/issues/42?by=plan");
        assertThat(page.texts(".figures-one b")).startsWith("12 / 10,247", "3 / 3,891");
        assertThat(page.texts(".figures-one span")).contains("events that match / in all");
        assertThat(link(page, "#since .share a"))
                .isEqualTo("/issues/42?query=plan:free release:document-api@a3b8f2c&by=plan#about");
        assertThat(neighbor.lines())
                .anyMatch(line -> line.startsWith(AFFECTED) && line.contains("query=plan%3Afree"));
    }

    @Test
    void a_query_that_is_not_understood_takes_nothing_away() {
        var no = Map.of("detail", "column 1: a value");
        neighbor.answersOnly(AFFECTED, "query=", 400, no)
                .answersOnly(
                        "GET /internal/dashboard/issues/42/events/recommended", "query=", 400, no);

        var page = browser.get("/issues/42?query=%28").is(422);

        assertThat(page.has(".about-filter")).isFalse();
        assertThat(page.has("#affected")).isTrue();
    }

    @Test
    void an_issue_without_users_tags_and_releases_says_what_is_missing() {
        neighbor.answers(AFFECTED, Affecting.nobody());

        var page = browser.get("/issues/42").is(200);

        assertThat(page.text("#affected")).contains("No event names a user.");
        assertThat(page.text("#since")).contains("No event names its release.");
        assertThat(page.has("#spread")).isFalse();
    }

    @Test
    void the_heaviest_issue_stays_light() {
        var tags = new ArrayList<Tag>();
        for (int key = 0; key < 200; key++) {
            var pairs = new Object[50];
            for (int i = 0; i < 25; i++) {
                pairs[2 * i] = "value-" + key + "-" + i;
                pairs[2 * i + 1] = 100 + i;
            }
            tags.add(Affecting.tag("some.rather.long.key." + key, pairs));
        }
        var usual = Affecting.keyError();
        neighbor.answers(
                AFFECTED,
                new Affected(
                        null,
                        99_999,
                        usual.users(),
                        tags,
                        usual.by(),
                        usual.releases(),
                        usual.marks()));

        var page = browser.get("/issues/42").is(200);

        assertThat(page.document().select("#spread li").size()).isLessThan(1_200);
    }

    private static String link(Page page, String where) {
        var href = page.document().select(where).getFirst().attr("href");
        return URLDecoder.decode(href, StandardCharsets.UTF_8);
    }
}
