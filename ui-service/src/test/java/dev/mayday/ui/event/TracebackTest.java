package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against what the languages really print.
class TracebackTest {

    private static String printed(String platform, String exceptions) {
        var body = Fixtures.json("{\"exception\": [" + exceptions + "]}");
        return Traceback.of(Raised.all(Fixtures.chain(body), body), platform);
    }

    @Test
    void python_has_the_cause_first_and_the_newest_call_last() {
        var printed =
                printed(
                        "python",
                        """
                        {"type": "KeyError", "module": "builtins", "value": "'x'", "stacktrace": {"frames": [
                          {"filename": "app/map.py", "abs_path": "/srv/app/map.py", "function": "find", "lineno": 4, "context_line": "    return MAP[key]"}]}},
                        {"type": "Missing", "module": "app.errors", "value": "no x", "mechanism": {"source": "__cause__"}, "stacktrace": {"frames": [
                          {"filename": "main.py", "function": "<module>", "lineno": 9, "context_line": "run()"},
                          {"filename": "main.py", "function": "run", "lineno": 5}]}}
                        """);

        assertThat(printed)
                .isEqualTo(
                        """
                        Traceback (most recent call last):
                          File "/srv/app/map.py", line 4, in find
                            return MAP[key]
                        KeyError: 'x'

                        The above exception was the direct cause of the following exception:

                        Traceback (most recent call last):
                          File "main.py", line 9, in <module>
                            run()
                          File "main.py", line 5, in run
                        app.errors.Missing: no x
                        """);
    }

    @Test
    void python_tells_a_cause_from_what_happened_while_handling() {
        var printed =
                printed(
                        "python",
                        """
                        {"type": "A", "mechanism": {"source": "__context__"}}, {"type": "B"}""");

        assertThat(printed)
                .isEqualTo(
                        """
                        A

                        During handling of the above exception, another exception occurred:

                        B
                        """);
    }

    @Test
    void java_has_the_newest_call_first_and_causes_below() {
        var printed =
                printed(
                        "java",
                        """
                        {"type": "SQLException", "module": "java.sql", "value": "refused", "stacktrace": {"frames": [
                          {"module": "com.example.Pool", "function": "take", "filename": "Pool.java", "lineno": 7}]}},
                        {"type": "OrderException", "module": "com.example", "stacktrace": {"frames": [
                          {"module": "com.example.Main", "function": "main"},
                          {"module": "com.example.Orders", "function": "load", "filename": "Orders.java", "lineno": 31}]}}
                        """);

        assertThat(printed)
                .isEqualTo(
                        """
                        com.example.OrderException
                        \tat com.example.Orders.load(Orders.java:31)
                        \tat com.example.Main.main(Unknown Source)
                        Caused by: java.sql.SQLException: refused
                        \tat com.example.Pool.take(Pool.java:7)
                        """);
    }

    @Test
    void javascript_names_line_and_column() {
        var printed =
                printed(
                        "node",
                        """
                        {"type": "TypeError", "value": "x is not a function", "stacktrace": {"frames": [
                          {"filename": "node:internal/timers", "lineno": 581},
                          {"filename": "/srv/app/cart.js", "function": "Cart.total", "lineno": 31, "colno": 5}]}}
                        """);

        assertThat(printed)
                .isEqualTo(
                        """
                        TypeError: x is not a function
                            at Cart.total (/srv/app/cart.js:31:5)
                            at node:internal/timers:581
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csharp", "ruby", "php", "go", "elixir", "", "python", "java", "node"})
    void each_language_names_type_message_place_and_cause(String platform) {
        var printed =
                printed(
                        platform,
                        """
                        {"type": "Inner", "value": "why", "stacktrace": {"frames": [{"filename": "b.x", "function": "g", "lineno": 3}]}},
                        {"type": "Outer", "value": "what", "stacktrace": {"frames": [
                          {"filename": "m.x", "function": "main", "lineno": 1}, {"filename": "a.x", "function": "f", "lineno": 2}]}}
                        """);

        assertThat(printed).contains("Outer", "what", "Inner", "why", "a.x", "m.x", "main", "b.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csharp", "ruby", "php", "go", "", "python", "java", "node"})
    void an_exception_that_says_nothing_breaks_no_language(String platform) {
        assertThat(printed(platform, "{}, {\"stacktrace\": {\"frames\": [{}]}}")).isNotNull();
        assertThat(Traceback.of(List.of(), platform)).isEmpty();
    }
}
