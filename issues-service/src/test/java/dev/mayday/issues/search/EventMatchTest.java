package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMatchTest {

    @ParameterizedTest
    @CsvSource({
        // What the list of issues can be asked, too.
        "'', true",
        "level:>=warning, true",
        "level:fatal, false",
        "environment:production release:shop@2.*, true",
        "'environment:[staging, production]', true",
        "!browser.name:chrome, false",
        "browser.name:!=Firefox, true",
        "has:browser.name !has:os.name, true",
        "keyerror: basket, true",
        "\"keyerror basket\", false",
        "\"app.views IN\", true",
        "title:*basket*, true",
        "title:*bas*ket*:*, false",
        "title:\"*basket*\", false",
        "error.handled:no AND error.type:KeyError, true",
        "error.unhandled:yes, true",
        "error.mechanism:django, true",
        "level:fatal OR (project:shop platform:python), true",
        "event.id:00000000000000000000000000000001, true",
        "event.id:00000000000000000000000000000002, false",
        // What only an event says.
        "contexts.feature_flags.new_classifier_v2:true, true",
        "contexts.feature_flags.a.b:dotted, true",
        "contexts.feature_flags.other:true, false",
        "has:contexts.feature_flags, true",
        "stack.filename:django/*, true",
        "stack.function:[handler], true",
        "stack.in_app_function:handler, false",
        "stack.in_app_function:checkout, true",
        "stack.module:app.*, true",
        "stack.abs_path:/srv/app/views.py, true",
        "extra[order id]:17, true",
        "extra[list]:silver, true",
        "extra[deep]:*\"k\"*, false",
        "breadcrumb.category:query, true",
        "breadcrumb.message:get*, true",
        "request.body:*cup*, true",
        "http.method:post http.status_code:502, true",
        "user.id:42 user.email:*@example.test !has:user.ip, true",
        "user:\"id:42\", true",
        "sdk.name:sentry.python sdk.version:2.*, true",
        "trace:0af7651916cd43dd8448eb211c80319c, true",
        "lane:late, true",
        "received:-2h !received:-30m, true",
        "timestamp:+2d, true",
        "timestamp:2026-01-16, true",
        // What its issue says.
        "is:unresolved, true",
        "is:regressed, true",
        "is:new, false",
        "is:[resolved], false",
        "firstRelease:shop@2.4.*, true",
        "events:>1k events.period:40 users:>10 users.period:<=3, true",
        "firstSeen:+6d lastSeen:-5m, true",
        "issue:shop-1A, true",
        "issue:shop-1, false",
        "is:new OR level:error, true",
        "'events:[1, 1500]', true",
        "'events:[1, 2]', false",
        "'events:!=1500', false"
    })
    void a_query_holds_for_one_event_and_its_issue(String query, boolean matches) {
        var parsed = Query.parse(query, Asking.in(Place.ISSUE));

        assertThat(Events.test(parsed, Place.ISSUE)).isEqualTo(matches);
    }

    /// The work is that of reading both once: a text that almost matches everywhere costs no more.
    @Test
    void a_pattern_that_nearly_matches_everywhere_is_no_trap() {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("title", "a".repeat(200_000)).put("culprit", "").put("platform", "");
        var event = new SearchedEvent(Events.EVENT.id(), "shop", Events.NOW, Events.NOW, "", body);
        var trap = "title:" + ("*" + "a".repeat(150)).repeat(9) + "b* " + "a".repeat(500) + "b";

        var query = Query.parse(trap, Asking.in(Place.ISSUE));

        assertThat(new EventMatch(event, Events.ISSUE, Events.NOW).matches(query)).isFalse();
    }
}
