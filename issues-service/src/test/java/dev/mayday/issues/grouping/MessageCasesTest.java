package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.decided;
import static dev.mayday.issues.grouping.Events.java;
import static dev.mayday.issues.grouping.Events.lib;
import static dev.mayday.issues.grouping.Events.logged;
import static dev.mayday.issues.grouping.Events.same;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.SecurityReport;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.event.model.ThreadValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageCasesTest {

    @Test
    void without_frames_of_the_program_the_message_decides() {
        assertThat(same(java(tls("Broken pipe")), java(tls("certificate not trusted")))).isFalse();
    }

    private static ExceptionValue tls(String message) {
        return thrown(
                "SSLException",
                message,
                lib("java.lang.Thread", "run"),
                lib("sun.security.ssl.X", "read"));
    }

    @Test
    void with_a_strong_stack_the_message_is_ignored_and_that_is_said() {
        var one = java(stack("order 17 missing"));
        var other = java(stack("user bob unknown"));

        assertThat(same(one, other)).isTrue();
        assertThat(decided(one).explanation().leftOut())
                .extracting(Explanation.LeftOut::reason)
                .contains("strong-stack");
    }

    private static ExceptionValue stack(String message) {
        return thrown("NotFound", message, app("a.Web", "get"), app("a.Orders", "find"));
    }

    @Test
    void a_helper_that_only_throws_does_not_make_a_stack_strong() {
        assertThat(
                        same(
                                java(empty("a.ProductService", "find")),
                                java(empty("a.InvoiceService", "render"))))
                .isFalse();
        assertThat(decided(java(empty("a.ProductService", "find"))).strong()).isFalse();
    }

    private static ExceptionValue empty(String module, String function) {
        return thrown(
                "NoSuchElement",
                "No value present",
                app(module, function),
                app("a.Maybe", "orElseThrow"));
    }

    @Test
    void a_status_tells_problems_apart() {
        assertThat(same(logged("python", "HTTP 404 for /a"), logged("python", "HTTP 500 for /a")))
                .isFalse();
    }

    @Test
    void numbers_and_addresses_do_not_matter() {
        var one = logged("python", "job 17 failed on 10.0.0.3");
        var other = logged("python", "job 99 failed on 10.2.0.9");

        assertThat(same(one, other)).isTrue();
    }

    @Test
    void an_event_that_says_nothing_goes_by_its_transaction() {
        assertThat(same(at("/a"), at("/b"))).isFalse();
        assertThat(decided(at("/a")).key()).containsExactly(List.of("fallback", "node", "/a"));
    }

    private static NormalisedEvent at(String transaction) {
        return new EventBuilder("node").transaction(transaction).build();
    }

    @Test
    void a_template_is_the_same_for_all_its_values() {
        var one = template("order ada is lost");
        var other = template("order bob is lost");

        assertThat(same(one, other)).isTrue();
    }

    private static NormalisedEvent template(String formatted) {
        return new EventBuilder("python").logged("order %s is lost", formatted).build();
    }

    @Test
    void a_crashed_thread_decides_when_no_exception_is_there() {
        var crashed =
                thread(
                        "main",
                        true,
                        false,
                        Events.stack(app("a.Main", "run"), app("a.Job", "work")));
        var idle = thread("pool", false, true, Events.stack(app("a.Pool", "park")));

        var decided = decided(threads(List.of(idle, crashed)));

        assertThat(decided.key())
                .containsExactly(
                        List.of("thread"),
                        List.of("f", "a.Job", "work"),
                        List.of("f", "a.Main", "run"));
        assertThat(decided.event().threads()).hasSize(2);
    }

    @Test
    void one_of_many_idle_threads_decides_nothing() {
        var idle = thread("pool", false, false, Events.stack(app("a.Pool", "park")));

        assertThat(decided(threads(List.of(idle, idle))).evidence()).isEqualTo(Evidence.FALLBACK);
    }

    private static NormalisedEvent threads(List<ThreadValue> threads) {
        return new EventBuilder("java").threads(threads).build();
    }

    private static ThreadValue thread(
            String name, boolean crashed, boolean current, StackTrace stack) {
        return new ThreadValue(null, name, null, crashed, current, false, stack);
    }

    @Test
    void a_security_report_goes_by_directive_and_blocked_host() {
        assertThat(decided(blocked("script-src 'self'", "https://ads.test/x.js")).key())
                .containsExactly(List.of("csp", "script-src", "ads.test"));
        assertThat(decided(blocked("img-src", "data:image/png;base64,xx")).key())
                .containsExactly(List.of("csp", "img-src", "data:"));
        assertThat(decided(blocked("img-src", null)).key())
                .containsExactly(List.of("csp", "img-src", "self"));
    }

    private static NormalisedEvent blocked(String directive, @Nullable String uri) {
        return new EventBuilder("javascript")
                .report(new SecurityReport("csp", directive, uri))
                .build();
    }
}
