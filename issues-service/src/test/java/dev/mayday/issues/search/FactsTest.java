package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the issue list is told of an event.
class FactsTest {

    @Test
    void an_event_tells_what_the_list_can_be_asked_for() {
        assertThat(Facts.of(Events.EVENT).stream().map(f -> f.key() + "=" + f.value()))
                .containsExactlyInAnyOrder(
                        "@platform=python",
                        "@error.type=KeyError",
                        "@error.value='basket'",
                        "@error.handled=no",
                        "@error.unhandled=yes",
                        "@stack.filename=django/core.py",
                        "@stack.filename=app/views.py",
                        "@stack.function=handler",
                        "@stack.function=checkout",
                        "@stack.module=django.core",
                        "@stack.module=app.views",
                        "@stack.abs_path=/srv/app/views.py",
                        "@stack.in_app_function=checkout",
                        "@http.method=POST",
                        "@http.status_code=502",
                        "@user.id=42",
                        "@user.email=ana@example.test",
                        "@sdk.name=sentry.python",
                        "@sdk.version=2.0.1",
                        "@lane=late");
    }

    /// What says nothing but that something was there, and whatever is too much.
    @Test
    void of_a_hostile_event_few_and_short_values_are_kept() {
        var frames =
                IntStream.range(0, 500)
                        .mapToObj(i -> "{\"function\": \"f%d\"}".formatted(i))
                        .collect(Collectors.joining(", "));
        var facts =
                of(
                        """
                        {"platform": " ", "user": {"id": "[Filtered]", "email": {"a": "b"}},
                         "stacktrace": {"frames": [%s]},
                         "exception": {"values": [{"type": "E", "value": "%s"}]}}"""
                                .formatted(frames, "\uD83D\uDE00".repeat(5_000)));

        assertThat(facts.stream().filter(f -> f.key().equals("@stack.function"))).hasSize(100);
        assertThat(facts.stream().filter(f -> f.key().equals("@error.value")))
                .singleElement()
                .satisfies(
                        f -> assertThat(f.value()).hasSizeLessThanOrEqualTo(200).endsWith("..."));
        assertThat(facts).noneMatch(f -> f.key().equals("@platform") || f.key().equals("@user.id"));
    }

    @Test
    void the_message_of_an_error_is_kept_once() {
        assertThat(of("{\"logentry\": {\"formatted\": \"hello\"}}"))
                .contains(new Facts.Fact("@message", "hello"))
                .noneMatch(f -> f.key().equals("@error.value"));
        assertThat(Facts.of(Events.EVENT)).noneMatch(f -> f.key().equals("@message"));
    }

    private static List<Facts.Fact> of(String body) {
        return Facts.of(
                new SearchedEvent(
                        Events.EVENT.id(), "", Events.NOW, Events.NOW, "", Events.json(body)));
    }
}
