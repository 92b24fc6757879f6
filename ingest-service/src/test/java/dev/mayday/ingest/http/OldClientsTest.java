package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.EventIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What old clients send, and that the id which is answered is the one that is stored, whatever
/// stands before it.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class OldClientsTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    @TestHTTPResource URL url;
    @Inject DigestStandIn digest;

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "3", "4", "5", "6", "7", "", " 7 "})
    void every_version_of_the_protocol_is_taken(String version) {
        var body = Base64.getMimeEncoder().encodeToString(Envelopes.zlib(json("\"m\":1")));

        for (var path :
                new String[] {"/api/42/store/", "/api/store/", "/api/42/store", "/api/store"}) {
            var response =
                    new RawHttp(url.getPort())
                            .path(path)
                            .header(
                                    "X-Sentry-Auth",
                                    "Sentry sentry_timestamp=1329096377, sentry_client=raven/1.0,"
                                            + " sentry_version="
                                            + version
                                            + ", sentry_key="
                                            + K
                                            + ", sentry_secret=x")
                            .header("Content-Type", "application/octet-stream")
                            .body(body)
                            .send();

            assertThat(response.body()).as(path).isEqualTo("{\"id\":\"" + ID + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "7.x", "x", "-1", "99999999999999999999", "٣"})
    void anything_else_is_no_version(String version) {
        var response =
                new RawHttp(url.getPort())
                        .header(
                                "X-Sentry-Auth",
                                "Sentry sentry_version=" + version + ", sentry_key=" + K)
                        .body("{}")
                        .send();

        assertThat(response.status()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sentry sentry_key=%s",
                "sentry sentry_key=%s",
                "SENTRY   sentry_key = %s ,sentry_version=7",
                "Sentry\tsentry_key=%s",
                "Sentry sentry_version=7,sentry_client=a b/1,sentry_key=%s",
                "Sentry sentry_version=7 sentry_key=%s",
                "Sentry sentry_key=\"%s\", sentry_version=\"7\"",
                "Sentry sentry_version=7; sentry_key=%s",
                "Sentry ,,=,x, sentry_key=%s,",
            })
    void every_way_to_write_the_header_is_read(String header) {
        for (var name : new String[] {"X-Sentry-Auth", "Authorization"}) {
            for (var key : new String[] {K, K.toUpperCase(Locale.ROOT)}) {
                var value = header.formatted(key);
                var request = new RawHttp(url.getPort()).header(name, value).body("{}");

                assertThat(request.send().status()).as(name + " " + value).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true", "false, false"})
    void an_image_that_is_loaded_carries_an_event(boolean packed, boolean withProject) {
        var event = json("\"message\":\"a + b & ü\"");
        var data = packed ? Base64.getEncoder().encodeToString(Envelopes.zlib(event)) : event;
        var marker = "image-" + System.nanoTime();

        var response =
                new RawHttp(url.getPort())
                        .method("GET")
                        .path(
                                (withProject ? "/api/42/store/" : "/api/store/")
                                        + "?sentry_version=7&sentry_client=raven-js%2F3.27.2&sentry_key="
                                        + K
                                        + "&sentry_data="
                                        + URLEncoder.encode(data, StandardCharsets.UTF_8))
                        .header("User-Agent", marker)
                        .header("Origin", "https://shop.test")
                        .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).startsWith("GIF89a");
        assertThat(response.headers())
                .containsEntry("content-type", "image/gif")
                .containsEntry("access-control-allow-origin", "*");
        var stored = digest.await(envelope -> envelope.userAgent().equals(marker));
        assertThat(stored.sentryClient()).isEqualTo("raven-js/3.27.2");
        assertThat(EventIds.format(stored.eventId())).isEqualTo(ID);
        if (!packed) assertThat(new String(stored.body(), StandardCharsets.UTF_8)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bad\":\"\u00ff\u00fe\"",
                "\"bad\u00ff\":1",
                "\"tab\":\"a\tb\nc\u0001\"",
                "\"nul\":\"a\u0000b\"",
                "\"number\":12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901",
                "\"nan\":[NaN,Infinity,-Infinity]",
                "\"event_id\":null",
                "\"event_id\":\"11111111111111111111111111111111\"",
                "\"lone\":\"\\ud800\"",
                "\"text\":\"}]{[\\\"\\\\\"",
                "\"inner\":{\"event_id\":\"22222222222222222222222222222222\"}",
                "LONG_NAME",
                "LONG_NUMBER",
                "DEEP",
                "MANY",
            })
    void what_stands_before_the_id_does_not_hide_it(String before) {
        var event = latin(json(expanded(before)));
        var envelope =
                joined(latin("{}\n{\"type\":\"event\",\"length\":" + event.length + "}\n"), event);

        assertStoredAs(ID, new RawHttp(url.getPort()).path("/api/42/store/").body(event));
        assertStoredAs(ID, new RawHttp(url.getPort()).body(envelope));
        assertStoredAs(
                ID,
                new RawHttp(url.getPort())
                        .path("/api/store/")
                        .body(Base64.getEncoder().encode(event)));
    }

    @ParameterizedTest
    @CsvSource({
        "9EC79C33EC9942AB8353589FCB2E04DC,       9ec79c33ec9942ab8353589fcb2e04dc",
        "9ec79c33-ec99-42ab-8353-589fcb2e04dc,   9ec79c33ec9942ab8353589fcb2e04dc",
        "9EC79C33-EC99-42AB-8353-589FCB2E04DC,   9ec79c33ec9942ab8353589fcb2e04dc",
        "\\u0039ec79c33ec9942ab8353589fcb2e04dc, 9ec79c33ec9942ab8353589fcb2e04dc",
        "00000000000000000000000000000000,       ''",
        "00000000-0000-0000-0000-000000000000,   ''",
    })
    void an_id_in_any_form_is_answered_as_it_is_stored(String sent, String expected) {
        var event = "{\"event_id\":\"" + sent + "\"}";

        assertStoredAs(expected, new RawHttp(url.getPort()).path("/api/42/store/").body(event));
        assertStoredAs(
                expected, new RawHttp(url.getPort()).body("{}\n{\"type\":\"event\"}\n" + event));
        assertStoredAs(
                expected, new RawHttp(url.getPort()).body(event + "\n{\"type\":\"event\"}\n{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback", "user_report", "replay_event", "security", "nobody-knows"})
    void the_id_is_the_events_and_not_that_of_an_item_before_it(String type) {
        var other = "{\"event_id\":\"33333333333333333333333333333333\",\"contexts\":{}}";
        var envelope =
                "{}\n{\"type\":\"%s\",\"length\":%d}\n%s\n{\"type\":\"event\"}\n%s"
                        .formatted(type, other.length(), other, json("\"a\":1"));

        assertStoredAs(ID, new RawHttp(url.getPort()).body(envelope));
    }

    /// @param id empty when it is made by the server
    private void assertStoredAs(String id, RawHttp request) {
        var marker = "id-" + System.nanoTime();

        var response = request.key(K).header("User-Agent", marker).send();

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        var stored = EventIds.format(digest.await(e -> e.userAgent().equals(marker)).eventId());
        assertThat(response.body()).isEqualTo("{\"id\":\"" + stored + "\"}");
        if (!id.isEmpty()) assertThat(stored).isEqualTo(id);
        else assertThat(stored).doesNotMatch("0+");
    }

    private static String json(String before) {
        return "{" + before + ",\"event_id\":\"" + ID + "\"}";
    }

    private static String expanded(String word) {
        return switch (word) {
            case "LONG_NAME" -> "\"" + "n".repeat(100_000) + "\":1";
            case "LONG_NUMBER" -> "\"n\":-" + "9".repeat(100_000) + ".5e+7";
            case "DEEP" -> "\"d\":" + "[".repeat(100_000) + "]".repeat(100_000);
            case "MANY" -> "\"m\":[" + "{},".repeat(200_000) + "{}]";
            default -> word;
        };
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
