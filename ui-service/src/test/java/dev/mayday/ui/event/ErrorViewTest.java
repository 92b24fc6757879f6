package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.ThrownException;
import dev.mayday.contracts.issues.ThrownException.Relation;
import dev.mayday.ui.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorViewTest {

    private static final Reading PLAIN = Reading.of("python", StackChoice.USUAL);

    private static List<ErrorView> errors(String values) {
        return event("{\"exception\": {\"values\": [" + values + "]}}");
    }

    private static List<ErrorView> all(JsonNode body) {
        return ErrorView.all(Raised.all(Fixtures.chain(body), body), PLAIN);
    }

    private static List<ErrorView> event(String json) {
        return all(Fixtures.json(json));
    }

    @Test
    void every_relation_has_its_words_and_its_depth() {
        var body =
                Fixtures.json(
                        "{\"exception\": ["
                                + "{\"type\": \"E\"},".repeat(6)
                                + "{\"type\": \"F\"}]}");
        var order = new ArrayList<ThrownException>();
        for (var relation : Relation.values()) {
            order.add(new ThrownException(order.size(), order.size() * 2, relation, -1));
        }

        var errors = ErrorView.all(Raised.all(order, body), PLAIN);

        assertThat(errors)
                .extracting(ErrorView::relation)
                .containsExactly(
                        "",
                        "caused by",
                        "while handling",
                        "thrown before",
                        "suppressed",
                        "in the group",
                        "also thrown");
        assertThat(errors).extracting(ErrorView::depth).containsExactly(0, 2, 4, 4, 4, 4, 4);
        assertThat(errors.getLast().type()).isEqualTo("F");
    }

    @Test
    void the_place_of_an_exception_counts_objects_only() {
        var body =
                Fixtures.json("{\"exception\": [null, 3, {\"type\": \"A\"}, {\"type\": \"B\"}]}");
        var order =
                List.of(
                        new ThrownException(1, 0, Relation.OUTERMOST, -1),
                        new ThrownException(0, 0, Relation.CAUSED_BY, 0),
                        new ThrownException(7, 0, Relation.BESIDE, -1));

        assertThat(ErrorView.all(Raised.all(order, body), PLAIN))
                .extracting(ErrorView::type)
                .containsExactly("B", "A");
    }

    @Test
    void everything_the_mechanism_says_is_told() {
        var error =
                errors(
                                """
                                {"type": "EXC_BAD_ACCESS", "module": "Foundation", "mechanism": {
                                  "type": "mach", "handled": false, "synthetic": true, "description": "a bad pointer",
                                  "help_link": "https://help.example/x",
                                  "data": {"relevant_address": "0x1"},
                                  "meta": {"signal": {"number": 11, "name": "SIGSEGV", "code_name": "SEGV_MAPERR"},
                                           "mach_exception": {"exception": 1, "code": 1, "subcode": 8, "name": "EXC_BAD_ACCESS"},
                                           "errno": {"number": 2, "name": "ENOENT"},
                                           "ns_error": {"code": 4, "domain": "NSCocoaErrorDomain"}}}}
                                """)
                        .getFirst();

        assertThat(error.module()).isEqualTo("Foundation");
        assertThat(error.help()).isEqualTo("https://help.example/x");
        assertThat(error.facts())
                .extracting(pair -> pair.name() + ": " + pair.value())
                .containsExactly(
                        "synthetic: true",
                        "description: a bad pointer",
                        "signal: SIGSEGV (number 11, code_name SEGV_MAPERR)",
                        "mach_exception: EXC_BAD_ACCESS (exception 1, code 1, subcode 8)",
                        "errno: ENOENT (number 2)",
                        "ns_error: code 4, domain NSCocoaErrorDomain",
                        "relevant_address: 0x1");
    }

    @Test
    void a_help_link_that_is_no_web_address_stays_text() {
        var error =
                errors("{\"type\": \"E\", \"mechanism\": {\"help_link\": \"javascript:alert(1)\"}}")
                        .getFirst();

        assertThat(error.help()).isEmpty();
        assertThat(error.facts()).containsExactly(new Pair("help_link", "javascript:alert(1)", ""));
    }

    @Test
    void the_stack_of_its_thread_speaks_for_an_exception_without_one() {
        var errors =
                event(
                        """
                        {"exception": {"values": [{"type": "E", "thread_id": 7}]},
                         "threads": {"values": [
                           {"id": 3, "crashed": true, "stacktrace": {"frames": [{"function": "other"}]}},
                           {"id": 7, "name": "worker", "stacktrace": {"frames": [{"function": "work"}]}}]}}
                        """);

        assertThat(errors.getFirst().lent()).isEqualTo("thread worker");
        assertThat(errors.getFirst().stack().crash())
                .extracting(FrameView::function)
                .isEqualTo("work");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"threads\": [{\"id\": 1, \"stacktrace\": {\"frames\": [{\"function\": \"no\"}]}},"
                        + " {\"id\": 2, \"crashed\": true, \"stacktrace\": {\"frames\": [{\"function\":"
                        + " \"yes\"}]}}]",
                "\"threads\": [{\"id\": 1, \"stacktrace\": {\"frames\": [{\"function\": \"no\"}]}},"
                        + " {\"id\": 2, \"current\": true, \"stacktrace\": {\"frames\": [{\"function\":"
                        + " \"yes\"}]}}]",
                "\"threads\": [{\"id\": 1, \"stacktrace\": {\"frames\": [{\"function\":"
                        + " \"yes\"}]}}]",
                "\"stacktrace\": {\"frames\": [{\"function\": \"yes\"}]}"
            })
    void the_crashed_the_current_or_the_only_thread_or_the_event_itself_lends_its_stack(
            String stacks) {
        var thrown = event("{\"exception\": [{\"type\": \"E\"}], " + stacks + "}");
        var logged = event("{\"logentry\": {\"formatted\": \"m\"}, " + stacks + "}");

        assertThat(thrown.getFirst().stack().crash())
                .extracting(FrameView::function)
                .isEqualTo("yes");
        assertThat(logged.getFirst().stack().crash())
                .extracting(FrameView::function)
                .isEqualTo("yes");
    }

    @Test
    void other_threads_keep_their_names_states_and_stacks() {
        var body =
                Fixtures.json(
                        """
                        {"exception": [{"type": "E", "thread_id": 1}],
                         "threads": {"values": [
                           {"id": 1, "name": "main", "crashed": true, "current": true, "main": true, "stacktrace": {"frames": [{"function": "f"}]}},
                           {"id": 2, "state": "BLOCKED", "held_locks": {"0x1": {"type": 2}}, "stacktrace": {"frames": [{"function": "g"}]}},
                           {"id": 3, "name": "idle"}]}}
                        """);

        var threads = ThreadView.all(body, all(body), PLAIN);

        assertThat(threads).extracting(ThreadView::name).containsExactly("main", "#2", "idle");
        assertThat(threads.get(0).marks()).isEqualTo("crashed, current, main");
        assertThat(threads.get(0).elsewhere()).isEqualTo("its stack is shown above");
        assertThat(threads.get(1).state()).isEqualTo("BLOCKED");
        assertThat(threads.get(1).stack().count()).isEqualTo(1);
        assertThat(threads.get(1).facts()).extracting(Pair::name).containsExactly("held_locks");
    }
}
