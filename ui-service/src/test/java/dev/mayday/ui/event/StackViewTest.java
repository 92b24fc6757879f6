package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayday.ui.Fixtures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackViewTest {

    private static final Reading PLAIN = Reading.of("python", StackChoice.USUAL);

    private static StackView stack(String frames) {
        return stack(frames, StackChoice.USUAL);
    }

    private static StackView stack(String frames, StackChoice choice) {
        var reading = Reading.of("python", choice);
        return StackView.of(Fixtures.json("{\"frames\": [" + frames + "]}"), reading);
    }

    @Test
    void frames_of_others_fold_between_ours() {
        var stack =
                stack(
                        """
                        {"module": "uvicorn.main", "function": "run"},
                        {"module": "app.api", "function": "handle", "in_app": true},
                        {"module": "starlette.routing", "function": "route"},
                        {"module": "fastapi.routing", "function": "call"},
                        {"module": "app.service", "function": "work", "in_app": true}
                        """);

        assertThat(labels(stack))
                .containsExactly(
                        "1 frame in app",
                        "2 frames in fastapi, starlette",
                        "1 frame in app",
                        "1 frame in uvicorn");
        assertThat(stack.runs())
                .extracting(StackView.FrameRun::folded)
                .containsExactly(false, true, false, true);
        assertThat(stack.crash()).extracting(FrameView::function).isEqualTo("work");
    }

    @Test
    void only_the_crash_and_its_caller_start_open_those_of_ours_if_there_are_any() {
        var stack =
                stack(
                        """
                        {"function": "main", "in_app": true},
                        {"function": "handle", "in_app": true},
                        {"module": "starlette.routing", "function": "route"},
                        {"function": "work", "in_app": true},
                        {"module": "json.decoder", "function": "decode"}
                        """);

        assertThat(opened(stack)).containsExactly("work", "handle");
        assertThat(opened(stack("{\"function\": \"a\"}, {\"function\": \"b\"}")))
                .containsExactly("b", "a");
    }

    private static List<String> labels(StackView stack) {
        return stack.runs().stream().map(StackView.FrameRun::label).toList();
    }

    private static List<String> opened(StackView stack) {
        return stack.runs().stream()
                .flatMap(run -> run.frames().stream())
                .filter(FrameView::open)
                .map(FrameView::function)
                .toList();
    }

    @Test
    void a_recursion_is_shown_once_with_its_depth() {
        var round =
                """
                {"function": "walk", "lineno": 7, "in_app": true},
                {"module": "lib.tree", "function": "visit", "lineno": 9},""";
        var stack =
                stack(
                        "{\"function\": \"main\", \"in_app\": true},"
                                + round.repeat(140)
                                + "{\"function\": \"last\", \"in_app\": true}");

        assertThat(labels(stack))
                .containsExactly(
                        "1 frame",
                        "1 frame in lib",
                        "1 frame",
                        "140 × deep: visit, walk",
                        "1 frame");
        assertThat(stack.runs().get(3).folded()).isTrue();
        assertThat(stack.runs().get(3).frames()).hasSize(278);
        assertThat(stack.count()).isEqualTo(282);
    }

    @Test
    void the_oldest_call_may_come_first_and_the_crash_still_starts_open() {
        var stack =
                stack(
                        """
                        {"module": "uvicorn.main", "function": "run"},
                        {"function": "main", "in_app": true},
                        {"function": "handle", "in_app": true},
                        {"function": "work", "in_app": true}
                        """,
                        StackChoice.USUAL.with(StackChoice.Order.OLDEST_FIRST));

        assertThat(stack.runs().stream().flatMap(run -> run.frames().stream()))
                .extracting(FrameView::function)
                .containsExactly("run", "main", "handle", "work");
        assertThat(opened(stack)).containsExactly("handle", "work");
        assertThat(stack.crash()).extracting(FrameView::function).isEqualTo("work");
    }

    @Test
    void who_wants_all_frames_sees_those_of_libraries_open_but_a_recursion_once() {
        var round = "{\"function\": \"walk\", \"lineno\": 7, \"in_app\": true},";
        var stack =
                stack(
                        "{\"module\": \"lib.tree\", \"function\": \"visit\"},"
                                + round.repeat(9)
                                + "{\"function\": \"last\", \"in_app\": true}",
                        StackChoice.USUAL.with(StackChoice.Frames.ALL));

        assertThat(stack.runs())
                .filteredOn(StackView.FrameRun::folded)
                .extracting(StackView.FrameRun::label, StackView.FrameRun::open)
                .containsExactly(tuple("9 × deep: walk", false), tuple("1 frame in lib", true));
    }

    @Test
    void two_rounds_may_be_chance() {
        var frame = "{\"function\": \"retry\", \"in_app\": true}";

        assertThat(stack(frame + "," + frame).runs()).singleElement().matches(r -> !r.folded());
    }

    @Test
    void a_stack_without_our_code_starts_open() {
        var stack = stack("{\"module\": \"java.util.Optional\", \"function\": \"orElseThrow\"}");

        assertThat(stack.runs()).singleElement().matches(StackView.FrameRun::open);
        assertThat(stack.crash()).extracting(FrameView::function).isEqualTo("orElseThrow");
    }

    @Test
    void deep_stacks_keep_source_only_near_the_crash() {
        var frames =
                stack(
                                IntStream.rangeClosed(1, 150)
                                        .mapToObj(
                                                """
                                                {"function": "f", "in_app": true, "lineno": %d, "context_line": "x"}"""
                                                        ::formatted)
                                        .collect(Collectors.joining(",")))
                        .runs()
                        .getFirst()
                        .frames();

        assertThat(frames).hasSize(150);
        assertThat(frames.get(99).source()).isNotEmpty();
        assertThat(frames.get(100).source()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "starlette.routing, starlette/routing.py, starlette",
        "org.springframework.web.Servlet, Servlet.java, org.springframework",
        ", /srv/node_modules/express/lib/router.js, express",
        ", /srv/node_modules/@nestjs/core/router.js, @nestjs/core",
        ", /usr/lib/python3.11/site-packages/anyio/_core.py, anyio",
        ", /usr/lib/python3.11/asyncio/runners.py, asyncio",
        ", node:internal/timers, node",
        "github.com/gin-gonic/gin, context.go, github.com/gin-gonic/gin"
    })
    void a_library_is_named_by_module_or_path(String module, String file, String library) {
        assertThat(Library.of(module == null ? "" : module, file, "")).isEqualTo(library);
    }

    @Test
    void numbers_stand_beside_the_lines_around_the_error() {
        var frame =
                Fixtures.json(
                        """
                        {"lineno": 3, "pre_context": ["a", "b"], "context_line": "c", "post_context": ["d"]}
                        """);

        assertThat(FrameView.SourceLine.around(frame, PLAIN.highlighter()))
                .extracting(FrameView.SourceLine::number)
                .containsExactly(1, 2, 3, 4);
        assertThat(FrameView.SourceLine.around(frame, PLAIN.highlighter()))
                .extracting(FrameView.SourceLine::current)
                .containsExactly(false, false, true, false);
    }

    @Test
    void a_frame_that_has_only_an_address_is_named_by_it_and_its_image() {
        var frame =
                stack(
                                """
                                {"instruction_addr": "0x7fff2045d92e", "package": "/usr/lib/libc.so.6"}
                                """)
                        .runs()
                        .getFirst()
                        .frames()
                        .getFirst();

        assertThat(frame.function()).isEqualTo("0x7fff2045d92e");
        assertThat(frame.place()).isEqualTo("libc.so.6");
        assertThat(frame.opens()).isTrue();
    }

    @Test
    void a_frame_without_anything_is_unknown() {
        var frame = stack("{\"lineno\": 0}").runs().getFirst().frames().getFirst();

        assertThat(frame.function()).isEqualTo("<unknown>");
        assertThat(frame.opens()).isFalse();
    }

    @Test
    void variables_of_libraries_are_kept() {
        var frame =
                stack("{\"function\": \"f\", \"in_app\": false, \"vars\": {\"a\": 1}}")
                        .runs()
                        .getFirst()
                        .frames()
                        .getFirst();

        assertThat(frame.variables().others()).extracting(Pair::name).containsExactly("a");
    }
}
