package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackViewTest {

    private static final Highlighter PLAIN = new Highlighter("python");

    private static StackView stack(String frames) {
        return StackView.of(Fixtures.json("{\"frames\": [" + frames + "]}"), PLAIN);
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

        assertThat(stack.runs())
                .extracting(FrameRun::label)
                .containsExactly(
                        "1 frame in app",
                        "2 frames in fastapi, starlette",
                        "1 frame in app",
                        "1 frame in uvicorn");
        assertThat(stack.runs())
                .extracting(FrameRun::folded)
                .containsExactly(false, true, false, true);
        assertThat(stack.crash()).map(FrameView::function).hasValue("work");
    }

    @Test
    void a_stack_without_our_code_starts_open() {
        var stack = stack("{\"module\": \"java.util.Optional\", \"function\": \"orElseThrow\"}");

        assertThat(stack.runs()).singleElement().matches(FrameRun::open);
        assertThat(stack.crash()).map(FrameView::function).hasValue("orElseThrow");
    }

    @Test
    void deep_stacks_keep_source_only_near_the_crash() {
        var frame =
                "{\"function\": \"f\", \"in_app\": true, \"lineno\": 1, \"context_line\": \"x\"}";
        var frames = stack((frame + ",").repeat(99) + frame).runs().getFirst().frames();

        assertThat(frames).hasSize(100);
        assertThat(frames.get(59).source()).isNotEmpty();
        assertThat(frames.get(60).source()).isEmpty();
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

        assertThat(SourceLine.around(frame, PLAIN))
                .extracting(SourceLine::number)
                .containsExactly(1, 2, 3, 4);
        assertThat(SourceLine.around(frame, PLAIN))
                .extracting(SourceLine::current)
                .containsExactly(false, false, true, false);
    }
}
