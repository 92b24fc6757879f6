package dev.mayday.alerts.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.mayday.alerts.AlertsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that exist nowhere, a server that does, and real TLS between them.
class OutboundTest {

    private static final String PASSWORD = "changeit";

    @TempDir static Path directory;

    private static Vertx vertx;

    private final Queue<List<String>> dns = new ArrayDeque<>();
    private final List<String> hosts = new ArrayList<>();
    private HttpServer server;
    private Outbound outbound;

    @BeforeAll
    static void makeCertificate() throws Exception {
        vertx = Vertx.vertx();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "hooks",
                                "-keyalg",
                                "EC",
                                "-storepass",
                                PASSWORD,
                                "-dname",
                                "CN=hooks.example.test",
                                "-ext",
                                "SAN=dns:hooks.example.test",
                                "-keystore",
                                directory.resolve("hooks.p12").toString())
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(made.waitFor()).isZero();
        System.setProperty("javax.net.ssl.trustStore", directory.resolve("hooks.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    @AfterAll
    static void forgetCertificate() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() throws Exception {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(AlertsConfig.class)
                        .withDefaultValues(
                                Map.of(
                                        "mayday.alerts.egress.allow", "127.0.0.1",
                                        "mayday.alerts.egress.allow-http", "true",
                                        "mayday.alerts.delivery.attempt-timeout", "3s"))
                        .build()
                        .getConfigMapping(AlertsConfig.class);
        outbound = new Outbound(vertx, new Egress(config, this::resolve), config);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
        outbound.close();
    }

    @Test
    void the_checked_address_is_called_under_the_original_name() throws Exception {
        server = listen(HttpServer.create(loopback(), 0));
        dns.add(List.of("127.0.0.1"));

        var reply = post("http://hooks.example.test:" + port() + "/services/x?y=1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(hosts).containsExactly("hooks.example.test:" + port() + " /services/x?y=1");
    }

    @Test
    void tls_is_spoken_and_verified_with_the_original_name() throws Exception {
        server = listen(https());
        dns.add(List.of("127.0.0.1"));

        var reply = post("https://hooks.example.test:" + port() + "/services/x");

        assertThat(reply.text()).isEqualTo("ok");
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_certificate_of_another_name_is_not_accepted() throws Exception {
        server = listen(https());
        dns.add(List.of("127.0.0.1"));

        var reply = post("https://other.example.test:" + port() + "/services/x");

        assertThat(reply.status()).isZero();
        assertThat(hosts).isEmpty();
    }

    @Test
    void a_name_that_points_inside_the_second_time_is_refused_the_second_time() throws Exception {
        server = listen(HttpServer.create(loopback(), 0));
        dns.add(List.of("127.0.0.1"));
        dns.add(List.of("10.0.0.7"));
        var url = "http://hooks.example.test:" + port() + "/services/x";

        var first = post(url);
        var second = post(url);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.barred()).isTrue();
        assertThat(second.text()).contains("resolves to 10.0.0.7 (private)");
        assertThat(hosts).hasSize(1);
    }

    @Test
    void a_name_that_does_not_resolve_may_do_so_later() {
        var reply = post("http://hooks.example.test/services/x");

        assertThat(reply.status()).isZero();
        assertThat(reply.barred()).isFalse();
        assertThat(reply.text()).isEqualTo("hooks.example.test does not resolve");
    }

    private Reply post(String url) {
        return outbound.post(url, Map.of("Idempotency-Key", "1-1"), "{}")
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    /// Each name is asked for once per call; an empty answer is none.
    private Uni<List<InetAddress>> resolve(String host) {
        var answer = dns.poll();
        return answer == null
                ? Uni.createFrom().failure(new UnknownHostException(host))
                : Uni.createFrom().item(answer.stream().map(InetAddress::ofLiteral).toList());
    }

    private HttpServer listen(HttpServer created) {
        created.createContext(
                "/",
                exchange -> {
                    hosts.add(
                            exchange.getRequestHeaders().getFirst("Host")
                                    + " "
                                    + exchange.getRequestURI());
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'o', 'k'});
                    exchange.close();
                });
        created.start();
        return created;
    }

    private static HttpsServer https() throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("hooks.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var created = HttpsServer.create(loopback(), 0);
        created.setHttpsConfigurator(new HttpsConfigurator(context));
        return created;
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
