package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorViewTest {

    private static final Highlighter PLAIN = new Highlighter("python");

    private static List<ErrorView> errors(String values) {
        return event("{\"exception\": {\"values\": [" + values + "]}}");
    }

    private static List<ErrorView> event(String json) {
        return ErrorView.all(Fixtures.json(json), PLAIN);
    }

    private static List<String> words(List<ErrorView> errors) {
        return errors.stream()
                .map(e -> "%d %s%s".formatted(e.depth(), e.relation(), " " + e.type()))
                .toList();
    }

    @Test
    void what_was_being_handled_is_no_cause() {
        var errors =
                errors(
                        """
                        {"type": "KeyError", "mechanism": {"exception_id": 1, "parent_id": 0, "source": "__context__"}},
                        {"type": "ValueError", "mechanism": {"exception_id": 0}}
                        """);

        assertThat(words(errors)).containsExactly("0  ValueError", "0 while handling KeyError");
    }

    @Test
    void a_suppressed_error_hangs_below_and_the_cause_goes_on() {
        var errors =
                errors(
                        """
                        {"type": "Root", "mechanism": {"exception_id": 2, "parent_id": 0, "type": "chained"}},
                        {"type": "CloseError", "mechanism": {"exception_id": 1, "parent_id": 0, "type": "suppressed"}},
                        {"type": "Outer", "mechanism": {"exception_id": 0}}
                        """);

        assertThat(words(errors))
                .containsExactly("0  Outer", "1 suppressed CloseError", "0 caused by Root");
    }

    @Test
    void members_of_a_group_carry_their_own_causes_and_nested_groups() {
        var errors =
                errors(
                        """
                        {"type": "OSError", "mechanism": {"exception_id": 4, "parent_id": 2, "source": "__cause__"}},
                        {"type": "TypeError", "mechanism": {"exception_id": 5, "parent_id": 3, "source": "exceptions[0]"}},
                        {"type": "ExceptionGroup", "mechanism": {"exception_id": 3, "parent_id": 0, "source": "exceptions[1]", "is_exception_group": true}},
                        {"type": "ValueError", "mechanism": {"exception_id": 2, "parent_id": 0, "source": "exceptions[0]"}},
                        {"type": "Before", "mechanism": {"exception_id": 1, "parent_id": 0, "source": "__context__"}},
                        {"type": "ExceptionGroup", "mechanism": {"exception_id": 0, "is_exception_group": true}}
                        """);

        assertThat(words(errors))
                .containsExactly(
                        "0  ExceptionGroup",
                        "1 in the group ValueError",
                        "1 caused by OSError",
                        "1 in the group ExceptionGroup",
                        "2 in the group TypeError",
                        "0 while handling Before");
    }

    @Test
    void a_list_beside_a_group_without_ids_claims_no_cause() {
        var errors =
                errors(
                        """
                        {"type": "TimeoutError"},
                        {"type": "ExceptionGroup", "mechanism": {"is_exception_group": true}}
                        """);

        assertThat(words(errors))
                .containsExactly("0  ExceptionGroup", "0 also thrown TimeoutError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // repeated ids
                "{\"type\": \"A\", \"mechanism\": {\"exception_id\": 0}}, {\"type\": \"B\","
                        + " \"mechanism\": {\"exception_id\": 0}}",
                // a cycle beside the outermost
                "{\"type\": \"A\", \"mechanism\": {\"exception_id\": 1, \"parent_id\": 2}},"
                        + " {\"type\": \"C\", \"mechanism\": {\"exception_id\": 2, \"parent_id\": 1}},"
                        + " {\"type\": \"B\", \"mechanism\": {\"exception_id\": 0}}",
                // its own parent
                "{\"type\": \"A\", \"mechanism\": {\"exception_id\": 1, \"parent_id\": 1}},"
                        + " {\"type\": \"B\", \"mechanism\": {\"exception_id\": 0, \"parent_id\": 0}}",
                // no outermost
                "{\"type\": \"A\", \"mechanism\": {\"exception_id\": 7}}, {\"type\": \"B\","
                        + " \"mechanism\": {\"exception_id\": 8}}",
                // ids of another kind
                "{\"type\": \"A\", \"mechanism\": {\"exception_id\": \"x\"}}, {\"type\": \"B\","
                        + " \"mechanism\": {\"exception_id\": 1e99}}"
            })
    void ids_that_make_no_tree_lose_nothing_and_end(String values) {
        var errors = errors(values);

        assertThat(errors).extracting(ErrorView::type).contains("A", "B").doesNotHaveDuplicates();
        assertThat(errors.getFirst().type()).isEqualTo("B");
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
        assertThat(errors.getFirst().stack().crash()).map(FrameView::function).hasValue("work");
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

        assertThat(thrown.getFirst().stack().crash()).map(FrameView::function).hasValue("yes");
        assertThat(logged.getFirst().stack().crash()).map(FrameView::function).hasValue("yes");
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

        var threads = ThreadView.all(body, ErrorView.all(body, PLAIN), PLAIN);

        assertThat(threads).extracting(ThreadView::name).containsExactly("main", "#2", "idle");
        assertThat(threads.get(0).marks()).isEqualTo("crashed, current, main");
        assertThat(threads.get(0).elsewhere()).isEqualTo("its stack is shown above");
        assertThat(threads.get(1).state()).isEqualTo("BLOCKED");
        assertThat(threads.get(1).stack().count()).isEqualTo(1);
        assertThat(threads.get(1).facts()).extracting(Pair::name).containsExactly("held_locks");
    }
}
