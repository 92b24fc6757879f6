package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.java;
import static dev.mayday.issues.grouping.Events.lib;
import static dev.mayday.issues.grouping.Events.mechanism;
import static dev.mayday.issues.grouping.Events.on;
import static dev.mayday.issues.grouping.Events.same;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Mechanism;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainCasesTest {

    private static final ExceptionValue TIMEOUT =
            thrown("SocketTimeout", "timed out", app("a.Client", "pay"), app("a.Orders", "place"));

    @Test
    void a_transparent_wrapper_changes_nothing() {
        var wrapped =
                thrown(
                        "CompletionException",
                        "SocketTimeout: timed out",
                        lib("java.util.X", "get"));

        assertThat(same(java(TIMEOUT), java(TIMEOUT, wrapped))).isTrue();
    }

    @Test
    void an_outer_exception_from_another_function_is_another_problem() {
        var payment =
                thrown("PaymentException", "no", app("a.Payments", "charge"), app("a.Web", "post"));
        var refund =
                thrown("RefundException", "no", app("a.Refunds", "refund"), app("a.Web", "post"));

        assertThat(same(java(TIMEOUT, payment), java(TIMEOUT, refund))).isFalse();
    }

    @Test
    void members_of_a_group_count_without_their_order_and_number() {
        var one = group(member("Timeout", 1), member("ValueError", 2));
        var other = group(member("ValueError", 1), member("Timeout", 2), member("Timeout", 3));

        assertThat(same(one, other)).isTrue();
    }

    @Test
    void a_group_with_another_member_is_another_problem() {
        var one = group(member("Timeout", 1), member("ValueError", 2));
        var other = group(member("Timeout", 1), member("PermissionError", 2));

        assertThat(same(one, other)).isFalse();
    }

    @Test
    void a_group_of_equal_members_is_as_its_member_alone() {
        var alone = on("python", thrown("Timeout", "late"));

        assertThat(same(group(member("Timeout", 1), member("Timeout", 2)), alone)).isTrue();
    }

    @Test
    void an_error_while_handling_another_tells_which() {
        var key = thrown("KeyError", "x").withMechanism(mechanism(1, 0, false, "__context__"));
        var value = thrown("ValueError", "y").withMechanism(mechanism(0, null, false, null));

        assertThat(same(on("python", key, value), on("python", thrown("ValueError", "y"))))
                .isFalse();
    }

    @Test
    void a_suppressed_exception_is_ignored() {
        var suppressed = Events.suppressed(2L, 0L);
        var close =
                thrown("IOException", "close failed", app("a.File", "close"))
                        .withMechanism(suppressed);
        var cause = TIMEOUT.withMechanism(mechanism(1, 0, false, null));
        var outer = thrown("OrderException", "no", app("a.Web", "post"));
        var root = outer.withMechanism(mechanism(0, null, false, null));

        assertThat(same(java(close, cause, root), java(cause, root))).isTrue();
    }

    @Test
    void an_exception_called_a_group_for_its_suppressed_ones_is_none() {
        var suppressed = Events.suppressed(2L, 0L);
        var close = thrown("IOException", "close failed").withMechanism(suppressed);
        var cause = TIMEOUT.withMechanism(mechanism(1, 0, false, null));
        var outer = thrown("OrderException", "no", app("a.Web", "post"));

        var flagged = java(close, cause, outer.withMechanism(mechanism(0, null, true, null)));

        assertThat(same(flagged, java(TIMEOUT, outer))).isTrue();
    }

    @Test
    void the_main_exception_is_the_innermost_cause() {
        var outer = thrown("OrderException", "no", app("a.Web", "post"));

        assertThat(Events.decided(java(TIMEOUT, outer)).mainException()).isZero();
    }

    @Test
    void a_cause_without_a_stack_does_not_decide() {
        var cause = thrown("IOError", "disk is full");
        var show = thrown("WrapError", "show", app("a.Orders", "show"), app("a.Web", "get"));
        var list = thrown("WrapError", "list", app("a.Orders", "list"), app("a.Web", "get"));

        assertThat(same(java(cause, show), java(cause, list))).isFalse();
        assertThat(Events.decided(java(cause, show)).key())
                .containsExactly(
                        List.of("type", "WrapError"),
                        List.of("f", "a.Web", "get"),
                        List.of("f", "a.Orders", "show"),
                        List.of("cause", "IOError"));
    }

    @Test
    void where_the_stack_is_weak_a_cause_without_one_counts_by_its_words_too() {
        var outer = thrown("WrapError", "failed", app("a.Web", "get"));
        var full = thrown("IOError", "disk is full");
        var locked = thrown("IOError", "user is locked");

        assertThat(same(java(full, outer), java(locked, outer))).isFalse();
    }

    @Test
    void causes_without_any_stack_decide_as_before_by_the_innermost() {
        var inner = thrown("IOError", "disk is full");
        var outer = thrown("WrapError", "failed");

        assertThat(Events.decided(java(inner, outer)).mainException()).isZero();
    }

    @Test
    void a_group_of_which_no_member_was_sent_is_not_there() {
        var cause = thrown("ValueError", "bad", app("a.Job", "run"), app("a.Job", "step"));
        var group = thrown("ExceptionGroup", "unhandled errors in a TaskGroup (1 sub-exception)");
        var bare = group.withMechanism(mechanism(0, null, true, null));
        var noIds = group.withMechanism(Mechanism.said("generic", null, null, true, null));

        assertThat(same(on("python", cause, noIds), on("python", cause))).isTrue();
        assertThat(
                        same(
                                on(
                                        "python",
                                        cause.withMechanism(mechanism(1, 0, false, "__cause__")),
                                        bare),
                                on("python", cause)))
                .isTrue();
        assertThat(Events.decided(on("python", noIds)).key().getFirst())
                .containsExactly("type", "ExceptionGroup");
    }

    private static ExceptionValue member(String type, int id) {
        return thrown(type, "late").withMechanism(mechanism(id, 0, false, null));
    }

    private static NormalisedEvent group(ExceptionValue... members) {
        var all = new java.util.ArrayList<>(List.of(members).reversed());
        all.add(thrown("ExceptionGroup", "many").withMechanism(mechanism(0, null, true, null)));
        return on("python", all.toArray(ExceptionValue[]::new));
    }
}
