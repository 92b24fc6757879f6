package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The weights of semantics 16.4, measured on the wire.
@QuarkusTest
class BudgetTest extends PageTest {

    private static final int KB = 1024;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_full_list_stays_light() throws Exception {
        var long_ = "value out of range: ".repeat(10);
        neighbor.answers(
                "GET /internal/dashboard/issues",
                Fixtures.page(
                        IntStream.range(0, 25)
                                .mapToObj(
                                        i ->
                                                AnIssue.titled("RangeError" + i, long_)
                                                        .id(i)
                                                        .culprit(
                                                                "app.services.module"
                                                                        + i
                                                                        + " in compute")
                                                        .counting(100_000 + i * 977, 500))
                                .toArray(AnIssue[]::new)));

        var answer = compressed("/issues");

        assertThat(answer.body().length).isLessThan(12 * KB);
        assertThat(plain(answer).length).isLessThan(60 * KB);
    }

    @Test
    void an_issue_page_stays_light() throws Exception {
        assertThat(compressed("/issues/42").body().length).isLessThan(40 * KB);
    }

    @Test
    void style_and_script_stay_light_and_may_be_kept_for_ever() throws Exception {
        var page = browser.get("/issues");
        var css = compressed(page.one("link[rel=stylesheet]").attr("href"));
        var script = compressed(page.one("script").attr("src"));

        assertThat(css.body().length).isLessThan(20 * KB);
        assertThat(script.body().length).isLessThan(40 * KB);
        assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
    }

    @Test
    void an_address_with_an_old_hash_still_works_but_is_not_kept() throws Exception {
        var answer = compressed("/assets/0123456789ab/mayday.css");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        var request = browser.plain(path).header("Accept-Encoding", "gzip").build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        return answer;
    }

    private static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }
}
