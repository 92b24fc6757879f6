package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.at;
import static dev.mayday.issues.grouping.Events.decided;
import static dev.mayday.issues.grouping.Events.frames;
import static dev.mayday.issues.grouping.Events.inApp;
import static dev.mayday.issues.grouping.Events.java;
import static dev.mayday.issues.grouping.Events.lib;
import static dev.mayday.issues.grouping.Events.mapped;
import static dev.mayday.issues.grouping.Events.on;
import static dev.mayday.issues.grouping.Events.same;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.Frame;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackCasesTest {

    @Test
    void the_number_of_a_lambda_does_not_matter() {
        var one = thrown("NPE", "x", app("a.Main", "run"), app("a.Import", "lambda$importAll$3"));
        var other =
                thrown(
                        "NPE",
                        "x",
                        app("a.Main", "run"),
                        app("a.Import$$Lambda/0x000001f2", "accept"),
                        app("a.Import", "lambda$importAll$9"));

        assertThat(same(java(one), java(other))).isTrue();
    }

    @Test
    void proxies_and_reflection_do_not_matter() {
        var spring =
                thrown(
                        "NPE",
                        "x",
                        app("a.Web", "post"),
                        app("a.Shop$$SpringCGLIB$$0", "save"),
                        lib("jdk.internal.reflect.GeneratedMethodAccessor12", "invoke"),
                        lib("java.lang.reflect.Method", "invoke"),
                        app("a.Shop", "save"));
        var direct = thrown("NPE", "x", app("a.Web", "post"), app("a.Shop", "save"));

        assertThat(same(java(spring), java(direct))).isTrue();
    }

    @Test
    void what_quarkus_generates_does_not_matter() {
        var one = thrown("NPE", "x", quarkus("get_a1b2"));
        var other = thrown("NPE", "x", quarkus("get_ffee"));
        var without = thrown("NPE", "x", app("a.Shop", "get"), app("a.Store", "find"));

        assertThat(same(java(one), java(other))).isTrue();
        assertThat(same(java(one), java(without))).isTrue();
    }

    private static Frame[] quarkus(String invoker) {
        return frames(
                Stream.of(
                        app("a.Shop$quarkusrestinvoker$" + invoker, "invoke"),
                        app("a.Shop_ClientProxy", "get"),
                        app("a.Shop_Subclass", "get"),
                        app("a.Shop", "get"),
                        app("a.Store", "find")));
    }

    @Test
    void the_depth_of_a_recursion_does_not_matter() {
        assertThat(same(java(thrown("E", "x", walk(20))), java(thrown("E", "x", walk(42)))))
                .isTrue();
    }

    @Test
    void where_a_stack_overflows_does_not_matter() {
        var one = java(thrown("StackOverflowError", null, walk(200)));
        var other = java(thrown("StackOverflowError", null, walk(249)));

        assertThat(same(one, other)).isTrue();
    }

    private static Frame[] walk(int depth) {
        var steps =
                IntStream.range(0, depth)
                        .mapToObj(i -> app("a.Tree", i % 2 == 0 ? "walk" : "visit"));
        return frames(
                Stream.concat(Stream.of(app("a.Main", "main")), Stream.concat(steps, leaf(depth))));
    }

    private static Stream<Frame> leaf(int depth) {
        return depth > 100 ? Stream.empty() : Stream.of(app("a.Tree", "leaf"));
    }

    @Test
    void decorators_and_middlewares_do_not_matter() {
        var three = thrown("E", "x", handler(3));
        var five = thrown("E", "x", handler(5));

        assertThat(same(on("python", three), on("python", five))).isTrue();
    }

    private static Frame[] handler(int middlewares) {
        var outer =
                IntStream.range(0, middlewares)
                        .mapToObj(i -> lib("starlette.middleware" + i, "__call__"));
        var inner =
                Stream.of(
                        app("api.auth", "wrapper"),
                        app("api.cart", "total"),
                        app("api.money", "add"));
        return frames(Stream.concat(outer, inner));
    }

    @Test
    void a_comprehension_is_part_of_its_function() {
        var before =
                thrown(
                        "E",
                        "x",
                        at("cart.py", "total", "x = 1"),
                        at("cart.py", "<listcomp>", "[f(i) for i in y]"));
        var now = thrown("E", "x", at("cart.py", "total", "[f(i) for i in y]"));

        assertThat(same(on("python", before), on("python", now))).isTrue();
    }

    @Test
    void content_hashes_and_hosts_do_not_matter() {
        var one = thrown("E", "x", at("https://a.test/assets/index-B7nFh2kQ.js", "pay", null));
        var other =
                thrown("E", "x", at("https://b.test/assets/index-Dk31Lp9w.js?v=2", "pay", null));

        assertThat(same(on("javascript", one), on("javascript", other))).isTrue();
    }

    @Test
    void browsers_say_the_same_in_other_words() {
        var chrome =
                thrown(
                        "TypeError",
                        "Cannot read properties of undefined (reading 'x')",
                        mapped("lib/a", "f"));
        var safari =
                thrown(
                        "TypeError",
                        "undefined is not an object (evaluating 'a.x')",
                        mapped("lib/a", "f"));

        assertThat(same(on("javascript", chrome), on("javascript", safari))).isTrue();
    }

    @Test
    void names_and_hashes_of_a_build_do_not_matter() {
        var one = thrown("E", "boom", at("https://x/a-B7nFh2kQ.js", "t", null));
        var other = thrown("E", "boom", at("https://x/a-Dk31Lp9w.js", "n", null));

        assertThat(same(on("javascript", one), on("javascript", other))).isTrue();
    }

    @Test
    void only_the_nearest_frames_decide() {
        var one = thrown("E", "x", nine("far", "b"));
        var other = thrown("E", "x", nine("elsewhere", "b"));
        var near = thrown("E", "x", nine("far", "c"));

        assertThat(same(java(one), java(other))).isTrue();
        assertThat(same(java(one), java(near))).isFalse();
    }

    private static Frame[] nine(String far, String second) {
        var farthest = IntStream.range(0, 4).mapToObj(i -> app("a." + far, "f" + i));
        var near = Stream.of("e", "d", "c2", second, "a").map(name -> app("a.Near", name));
        return frames(Stream.concat(farthest, near));
    }

    @Test
    void the_body_of_a_native_function_may_be_split() {
        var cold =
                on(
                        "native",
                        thrown(
                                "SIGSEGV",
                                "at 0x1",
                                app("", "decode(int).cold"),
                                app("", "read(int)")));
        var hot =
                on(
                        "native",
                        thrown("SIGSEGV", "at 0x2", app("", "decode(int)"), app("", "read(int)")));

        assertThat(same(cold, hot)).isTrue();
    }

    @Test
    void a_program_without_configuration_is_in_app_but_for_known_libraries() {
        var thrown =
                thrown(
                        "E",
                        "x",
                        Events.frame("java.lang.Thread", "run"),
                        Events.frame("shop.Cart", "total"));

        assertThat(inApp(decided(java(thrown)).event().exceptions().getFirst().stacktrace()))
                .containsExactly(false, true);
    }

    @Test
    void what_a_server_sdk_calls_in_app_stays_so() {
        var thrown =
                thrown("E", "x", app("org.apache.mine.Job", "run"), lib("java.lang.Thread", "run"));

        assertThat(inApp(decided(java(thrown)).event().exceptions().getFirst().stacktrace()))
                .containsExactly(true, false);
    }
}
