package dev.mayday.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mayday.bench.workload.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int refuseFirst;
    private volatile int status = 200;
    private volatile String auth = "";
    private volatile String query = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext(
                "/api/7/envelope/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var header = exchange.getRequestHeaders().getFirst("X-Sentry-Auth");
                    if (header != null) auth = header;
                    var asked = exchange.getRequestURI().getQuery();
                    if (asked != null) query = asked;
                    boolean refuse = requests.incrementAndGet() <= refuseFirst;
                    if (refuse) exchange.getResponseHeaders().set("Retry-After", "0");
                    var body = "{\"id\":\"\"}".getBytes();
                    exchange.sendResponseHeaders(refuse ? 429 : status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_open_loop_sends_what_the_schedule_says_and_no_more() {
        var phase = run("8k", new Schedule.AtRate(200, Duration.ofSeconds(1)));

        assertThat(requests).hasValue(200);
        assertThat(phase.tally().events()).isEqualTo(200);
        assertThat(phase.tally().latency().getTotalCount()).isEqualTo(200);
        assertThat(phase.elapsed()).isGreaterThan(Duration.ofMillis(900));
        assertThat(phase.tally().meanRawBytes()).isBetween(7_400L, 9_000L);
        assertThat(phase.tally().unexpected()).isEmpty();
    }

    @Test
    void a_closed_loop_counts_each_different_event_once() {
        var driver = driver("8k");

        var phase = driver.run(new Schedule.Counted(1_000), 8, false, Driver.Listener.NONE);

        assertThat(phase.tally().events()).isEqualTo(1_000);
        assertThat(driver.accepted().count()).isBetween(975L, 998L);
        assertThat(driver.accepted().last(3)).hasSize(3).contains(999L);
    }

    @Test
    void keys_travel_in_the_header_or_in_the_query() {
        run("8k", new Schedule.Counted(50));

        assertThat(auth).startsWith("Sentry sentry_key=abc123, sentry_version=7, ");
        assertThat(query).contains("sentry_key=abc123").contains("sentry_client=sentry.javascript");
    }

    @Test
    void refusals_are_counted_and_not_taken_for_accepted() {
        status = 413;

        var phase = run("2k", new Schedule.Counted(20));

        assertThat(phase.tally().unexpected()).containsExactly(java.util.Map.entry("413", 20L));
        assertThat(phase.tally().events()).isZero();
    }

    @Test
    void a_patient_driver_sends_again_what_was_refused_for_overload() {
        refuseFirst = 3;
        var driver = driver("2k");

        var phase = driver.run(new Schedule.Counted(10), 2, true, Driver.Listener.NONE);

        assertThat(phase.tally().events()).isEqualTo(10);
        assertThat(requests).hasValue(13);
    }

    @Test
    void a_server_that_is_away_makes_failures_and_no_exception() {
        server.stop(0);

        var phase = run("2k", new Schedule.Counted(5));

        assertThat(phase.tally().unexpected())
                .containsExactly(java.util.Map.entry("ConnectException", 5L));
    }

    @Test
    void the_mix_expects_its_malformed_envelopes_to_be_refused() {
        var phase = run("mixed", new Schedule.Counted(600));

        assertThat(phase.tally().unexpected()).containsOnlyKeys("200");
        assertThat(phase.tally().events()).isLessThan(600);
    }

    private Driver.Phase run(String variant, Schedule schedule) {
        return driver(variant).run(schedule, 8, false, Driver.Listener.NONE);
    }

    private Driver driver(String variant) {
        var clock = InstantSource.system();
        var workload = new Workload(variant, 200, 42, "0badcafe", false, clock.instant());
        var dsn = "http://abc123@127.0.0.1:" + server.getAddress().getPort() + "/7";
        return new Driver(Dsn.parse(dsn), workload, clock);
    }
}
