package dev.mayday.issues.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Events of which people said whether they are one problem.
class LabelledPairsTest {

    private record Pair(String platform, String kind, boolean same, boolean grouped) {
        boolean right() {
            return same == grouped;
        }
    }

    private static List<Pair> pairs = List.of();

    @BeforeAll
    static void decide() {
        var decisions = Corpus.decisions();
        pairs = Corpus.lines("pairs.jsonl").stream().map(pair -> pair(pair, decisions)).toList();
    }

    private static Pair pair(JsonNode pair, Map<String, Grouping> decisions) {
        var a = decisions.get(pair.get("a").asText());
        var b = decisions.get(pair.get("b").asText());
        return new Pair(
                pair.get("platform").asText(),
                pair.get("kind").asText(),
                pair.get("label").asText().equals("same"),
                a.hash().equals(b.hash()));
    }

    @Test
    void the_mean_f1_over_platforms_is_at_least_97_percent() {
        var mean =
                by(Pair::platform).values().stream()
                        .mapToDouble(LabelledPairsTest::f1)
                        .average()
                        .orElseThrow();

        System.out.printf("grouping: macro-averaged pairwise F1 %.4f%n", mean);
        assertThat(mean).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void different_problems_are_kept_apart() {
        var different = pairs.stream().filter(pair -> !pair.same()).toList();

        assertThat(share(different, pair -> !pair.grouped())).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void no_kind_of_change_is_decided_badly() {
        by(Pair::kind)
                .forEach(
                        (kind, of) ->
                                assertThat(share(of, Pair::right))
                                        .as(kind)
                                        .isGreaterThanOrEqualTo(0.9));
    }

    private static double f1(List<Pair> pairs) {
        double hits = pairs.stream().filter(pair -> pair.same() && pair.grouped()).count();
        double wrong = pairs.stream().filter(pair -> !pair.right()).count();
        return hits == 0 && wrong == 0 ? 1 : 2 * hits / (2 * hits + wrong);
    }

    private static double share(List<Pair> pairs, Predicate<Pair> of) {
        return (double) pairs.stream().filter(of).count() / pairs.size();
    }

    private static Map<String, List<Pair>> by(java.util.function.Function<Pair, String> property) {
        return pairs.stream()
                .collect(Collectors.groupingBy(property, TreeMap::new, Collectors.toList()));
    }
}
