package dev.mayday.issues.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event, its issue, and a moment to look at them.
final class Events {

    static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");

    static final SearchedIssue ISSUE =
            new SearchedIssue(
                    "shop",
                    42,
                    "unresolved",
                    "regressed",
                    "shop@2.4.0",
                    NOW.minusSeconds(7 * 24 * 3600),
                    NOW.minusSeconds(60),
                    1_500,
                    40,
                    12,
                    3,
                    "#ml-team");

    private static final String BODY =
            """
            {"level": "error", "platform": "python", "title": "KeyError: 'basket'", "culprit": "app.views in checkout",
             "exception": {"values": [{"type": "KeyError", "value": "'basket'", "mechanism": {"type": "django", "handled": false},
               "stacktrace": {"frames": [
                 {"function": "handler", "filename": "django/core.py", "module": "django.core", "in_app": false},
                 {"function": "checkout", "filename": "app/views.py", "abs_path": "/srv/app/views.py", "module": "app.views",
                  "in_app": true}]}}]},
             "contexts": {"feature_flags": {"new_classifier_v2": true, "a.b": "dotted"}, "response": {"status_code": 502},
               "trace": {"trace_id": "0af7651916cd43dd8448eb211c80319c"}},
             "extra": {"order id": 17, "list": ["gold", "silver"], "deep": {"k": "v"}},
             "breadcrumbs": {"values": [{"category": "http", "message": "GET /basket"}, {"category": "query"}]},
             "request": {"method": "POST", "data": {"item": "cup"}},
             "user": {"id": "42", "email": "ana@example.test"}, "sdk": {"name": "sentry.python", "version": "2.0.1"},
             "tags": [["environment", "production"], ["release", "shop@2.5.0"], ["browser.name", "Chrome"],
               ["mechanism", "django"], ["handled", "no"], ["user", "id:42"]]}""";

    static final SearchedEvent EVENT =
            new SearchedEvent(
                    new UUID(0, 1),
                    "shop",
                    NOW.minusSeconds(3600),
                    NOW.minusSeconds(3 * 24 * 3600),
                    "late",
                    json(BODY));

    private Events() {}

    static boolean test(Query query, Place place) {
        @Nullable SearchedIssue issue = place == Place.FILTER ? null : ISSUE;
        return new EventMatch(EVENT, issue, NOW).matches(query);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
