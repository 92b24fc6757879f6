package dev.mayday.issues.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a list that is too long, the start and the end are kept, whatever its entries are and however
/// many they have in between.
class LongListsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 1499, 1500, 2999, 3000, 3001, 4499, 4500, 4501, 4549, 4550, 5999, 6000, 6001,
                6049, 6050, 9000, 50_000
            })
    void start_and_end_are_kept(int length) {
        var list = list(length, Integer::toString);
        var entries = parse(list).get("list");
        int kept = entries.size();
        if (length <= TreeBuilder.MOST_ENTRIES) assertThat(kept).isEqualTo(length);
        else assertThat(kept).isEqualTo(TreeBuilder.MOST_ENTRIES);
        for (int i = 0; i < kept; i++) {
            int sent = i < TreeBuilder.EDGE ? i : length - kept + i;
            assertThat(entries.get(i).asInt()).as("entry %d", i).isEqualTo(sent);
        }
        var note = parse(list).at("/_meta/list//len");
        if (kept < length) assertThat(note.asInt()).isEqualTo(length);
        else assertThat(note.isMissingNode()).isTrue();
    }

    @Test
    void entries_of_any_kind_are_found_again() {
        var random = new Random(7);
        String[] kinds = {
            "%d",
            "-%d",
            "\"%d\"",
            "{\"a\":[{\"b\":%d}]}",
            "[%d]",
            "%d.5",
            "{}",
            "[]",
            "null",
            "true",
            "\"\\\"],[{%d\\\\\"",
            "NaN",
            "+%d",
            ".5",
            "00%d",
            "\" ü€😀%d\"",
            " \n\t%d ",
        };
        for (int run = 0; run < 200; run++) {
            int length = random.nextInt(12_000);
            var entries =
                    random.ints(length, 0, kinds.length)
                            .mapToObj(kind -> kinds[kind].formatted(random.nextInt(1000)))
                            .toList();
            var got = parse("{\"list\":[" + String.join(",", entries) + "]}").get("list");
            for (int back = 1; back <= Math.min(length, TreeBuilder.EDGE); back++) {
                var alone = parse("{\"one\":" + entries.get(length - back) + "}").get("one");
                assertThat(got.get(got.size() - back)).as("run %d", run).isEqualTo(alone);
            }
        }
    }

    /// An entry has 30 values, so that these lists have more than a whole document may keep.
    @Test
    void the_newest_stay_also_where_entries_are_large() {
        var list = list(20_000, LongListsTest::large).replace("list", "breadcrumbs");
        var entries = parse(list).get("breadcrumbs");
        for (int i = 0; i < 100; i++) {
            assertThat(entries.get(i).get("at").asInt()).isEqualTo(i);
            var newest = entries.get(entries.size() - 1 - i);
            assertThat(newest.get("at").asInt()).isEqualTo(19_999 - i);
            assertThat(newest.size()).isEqualTo(31);
        }
    }

    @Test
    void the_newest_stay_also_where_they_are_larger_than_the_oldest() {
        var list = list(60_000, i -> i < 59_000 ? "{\"at\":" + i + "}" : large(i));
        var entries = parse(list).get("list");
        for (int i = 0; i < 500; i++) {
            var newest = entries.get(entries.size() - 1 - i);
            assertThat(newest.get("at").asInt()).isEqualTo(59_999 - i);
            assertThat(newest.size()).isEqualTo(31);
        }
    }

    /// One heavy entry and many light ones: what is dropped is counted as what it is.
    @Test
    void no_mix_of_entries_makes_more_than_a_document_may_keep() {
        var heavy = "[" + "[1,1,1],".repeat(4_000) + "1]";
        var mixed = "[" + (heavy + "," + "1,".repeat(4_499)).repeat(12) + "1]";
        assertThat(values(parse("{\"a\":" + mixed + ",\"b\":" + mixed + "}")))
                .isLessThanOrEqualTo(TreeBuilder.MOST_VALUES + 1_000);
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (var child : node) values += values(child);
        return values;
    }

    @Test
    void what_comes_after_a_long_list_is_kept() {
        var document = list(20_000, LongListsTest::large).replace("}]}", "}],\"message\":\"hi\"}");
        assertThat(parse(document).get("message").asText()).isEqualTo("hi");
    }

    @Test
    void notes_stand_at_the_place_where_the_entry_is_now() {
        var huge = "9".repeat(200);
        var list = list(10_000, i -> i == 9_990 || i == 10 ? huge : Integer.toString(i));
        var root = parse(list);
        assertThat(root.get("list").get(2_990).asText()).isEqualTo(huge);
        assertThat(root.at("/_meta/list/2990//rem/0/0").asText()).isEqualTo("!number");
        assertThat(root.at("/_meta/list/10//rem/0/0").asText()).isEqualTo("!number");
        assertThat(root.at("/_meta/list").size()).isEqualTo(3);
    }

    /// Each level is the last entry of the one above. Every level that is read again costs its text
    /// once more, so that has a bound.
    @Test
    void ends_in_ends_are_kept_a_few_levels_deep() {
        var text = "\"deep\"";
        for (int level = 0; level < 10; level++) text = "[" + "0,".repeat(5_000) + text + "]";
        JsonNode list = parse("{\"list\":" + text + "}").get("list");
        for (int level = 0; level < TreeBuilder.MOST_READ_AGAIN; level++) {
            assertThat(list.size()).isEqualTo(TreeBuilder.MOST_ENTRIES);
            list = list.get(list.size() - 1);
            assertThat(list.isArray()).as("level %d", level).isTrue();
        }
    }

    @Test
    void a_list_in_a_list_of_lists_costs_no_other_its_end() {
        var inner = "[" + "1,".repeat(50) + "2]";
        var lists = parse(list(3_000, _ -> inner)).get("list");
        assertThat(lists.get(0).size()).isEqualTo(51);
        assertThat(lists.get(lists.size() - 1)).isEqualTo(lists.get(0));
    }

    private static String large(int at) {
        return IntStream.range(0, 30)
                .mapToObj(i -> "\"v" + i + "\":1")
                .collect(Collectors.joining(",", "{\"at\":" + at + ",", "}"));
    }

    private static String list(int length, IntFunction<String> entry) {
        return IntStream.range(0, length)
                .mapToObj(entry)
                .collect(Collectors.joining(",", "{\"list\":[", "]}"));
    }

    private static ObjectNode parse(String json) {
        return JsonTree.parse(json.getBytes(UTF_8));
    }
}
