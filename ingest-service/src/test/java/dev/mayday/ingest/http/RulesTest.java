package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.http.Route.Kind;
import dev.mayday.ingest.keys.Origins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The small pure rules of the edge, each as a table.
class RulesTest {

    @ParameterizedTest
    @CsvSource({
        "*,                    https://a.test,         '',                  true",
        "*,                    null,                   '',                  true",
        "a.test,               https://a.test,         '',                  true",
        "A.test,               https://a.TEST,         '',                  true",
        "a.test,               https://b.test,         '',                  false",
        "a.test,               https://a.test:8443,    '',                  true",
        "a.test:8443,          https://a.test:8443,    '',                  true",
        "a.test:443,           https://a.test,         '',                  true",
        "a.test:80,            https://a.test,         '',                  false",
        "https://a.test,       https://a.test,         '',                  true",
        "https://a.test,       http://a.test,          '',                  false",
        "*.example.com,        https://example.com,    '',                  true",
        "*.example.com,        https://x.y.example.com,'',                  true",
        "*.example.com,        https://badexample.com, '',                  false",
        "a.test,               '',                     https://a.test/x?y,  true",
        "a.test,               '',                     https://b.test/,     false",
        "a.test,               '',                     '',                  true",
        "a.test,               '',                     android-app://b,     true",
        "a.test,               null,                   '',                  false",
        "a.test,               https://[bad,           '',                  false",
        "[::1]:3000,           http://[::1]:3000,      '',                  true",
    })
    void origins(String allowed, String origin, String referer, boolean expected) {
        assertThat(Origins.allow(List.of(allowed), origin, referer)).isEqualTo(expected);
    }

    @Test
    void an_empty_list_refuses_pages_and_nothing_else() {
        assertThat(Origins.allow(List.of(), "https://a.test", "")).isFalse();
        assertThat(Origins.allow(List.of(), "", "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/42/envelope/,   ENVELOPE, 42",
        "/api/42/envelope,    ENVELOPE, 42",
        "//api///42//store//, STORE,    42",
        "/api/store/,         STORE,    0",
        "/api/007/store/,     STORE,    7",
        "/api/abc/store/,     STORE,    -1",
        "/api/-1/store/,      STORE,    -1",
        "/api/99999999999999999999/store/, STORE, -1",
        "/api/42/store/,      STORE, 42",
        "/api/42/security/,   SECURITY, 42",
        "/api/42/csp-report/, SECURITY, 42",
        "/api/42/minidump/,   MINIDUMP, 42",
        "/api/42/cron/nightly/, CHECK_IN, 42",
        "/api/42/cron/nightly/key, CHECK_IN, 42",
        "/api/42/otlp/v1/traces/, TRACES, 42",
        "/api/42/integration/otlp/v1/traces, TRACES, 42",
        "/api/42/integration/otlp/v1/logs/, LOGS, 42",
        "/api/42/events/x/attachments/, ATTACHMENTS, 42",
        "/api/42//events//attachments//attachments, ATTACHMENTS, 42",
    })
    void paths(String path, Kind kind, long project) {
        var route = Route.of(path, List.of());

        assertThat(route).isNotNull();
        assertThat(route.kind()).isEqualTo(kind);
        assertThat(route.projectId()).isEqualTo(project);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/api/",
        "/api/envelope/",
        "/api/0/store/",
        "/api/42/stores/",
        "/api/42",
        "/api/42/envelope/x",
        "/api/42/cron/",
        "/api/42/cron/a/b/c",
        "/api/42/otlp/v1",
        "/api/42/otlp/v1/logs",
        "/api/42/events/",
        "/api/42/events/attachments",
        "/api/42//events//attachments//",
        "/api/42/events/x/y/attachments",
        "/apis/42/envelope",
        "/issues/store"
    })
    void paths_of_others(String path) {
        assertThat(Route.of(path, List.of())).isNull();
    }

    @Test
    void a_path_names_its_subject_and_perhaps_its_key() {
        assertThat(Route.of("/api/42/cron/nightly/k", List.of()))
                .isEqualTo(new Route(Kind.CHECK_IN, "42", "nightly", "k"));
        assertThat(Route.of("/api/42/cron/nightly/", List.of()))
                .isEqualTo(new Route(Kind.CHECK_IN, "42", "nightly", ""));
        assertThat(Route.of("/api/42/events/x/attachments/", List.of()))
                .isEqualTo(new Route(Kind.ATTACHMENTS, "42", "x", ""));
    }

    @Test
    void a_base_path_comes_before_api() {
        var base = Route.segments("/sub/");

        assertThat(Route.of("/sub/api/42/envelope/", base)).isNotNull();
        assertThat(Route.of("/api/42/envelope/", base)).isNull();
    }
}
