package dev.mayday.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The four services as processes of their own, over Kafka and one PostgreSQL, behind a gateway:
/// what docker-compose.yml and k8s/ describe.
final class Suite implements Deployment {

    private static final String SERVICE_TOKEN = "a-service-token-for-tests-only";

    /// Everything that a service of this deployment must be told, beyond its own port.
    static final Set<String> VARIABLES =
            new TreeSet<>(
                    Set.of(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            "MAYDAY_ADMIN_EMAIL",
                            "MAYDAY_ADMIN_PASSWORD",
                            "MAYDAY_BASE_URL",
                            "MAYDAY_BOOTSTRAP_DSN_KEY",
                            "MAYDAY_HTTP_TRUSTED_PROXIES",
                            "MAYDAY_INGEST_SPOOL_DIRECTORY",
                            "MAYDAY_ISSUES_DIGEST_IN_HAND",
                            "MAYDAY_SERVICE_TOKEN",
                            "QUARKUS_DATASOURCE_ALERTS_JDBC_URL",
                            "QUARKUS_DATASOURCE_ALERTS_PASSWORD",
                            "QUARKUS_DATASOURCE_ALERTS_REACTIVE_URL",
                            "QUARKUS_DATASOURCE_ALERTS_USERNAME",
                            "QUARKUS_DATASOURCE_ISSUES_JDBC_URL",
                            "QUARKUS_DATASOURCE_ISSUES_PASSWORD",
                            "QUARKUS_DATASOURCE_ISSUES_REACTIVE_URL",
                            "QUARKUS_DATASOURCE_ISSUES_USERNAME",
                            "QUARKUS_REST_CLIENT_ALERTS_API_URL",
                            "QUARKUS_REST_CLIENT_DASHBOARD_URL",
                            "QUARKUS_REST_CLIENT_ISSUES_KEYS_URL",
                            "QUARKUS_REST_CLIENT_SESSIONS_URL"));

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<String, Service> services = new HashMap<>();
    private Kafka kafka;
    private final int gateway;
    private final int issues;
    private String token = "";

    private Suite(int gateway, int issues) {
        this.gateway = gateway;
        this.issues = issues;
    }

    static Suite start(Path directory, Map<String, String> extra) throws Exception {
        int ingest = Standalone.freePort();
        int issues = Standalone.freePort();
        int alerts = Standalone.freePort();
        int ui = Standalone.freePort();
        var suite = new Suite(Standalone.freePort(), issues);
        try {
            var environment = suite.infrastructure(directory, extra);
            environment.put("QUARKUS_REST_CLIENT_ISSUES_KEYS_URL", local(issues));
            environment.put("QUARKUS_REST_CLIENT_DASHBOARD_URL", local(issues));
            environment.put("QUARKUS_REST_CLIENT_SESSIONS_URL", local(issues));
            environment.put("QUARKUS_REST_CLIENT_ALERTS_API_URL", local(alerts));
            if (!environment.keySet().containsAll(VARIABLES)) {
                throw new AssertionError("the suite does not set all of " + VARIABLES);
            }
            suite.service("issues-service", issues, noticingTheDeadSoon(environment));
            suite.service("alerts-service", alerts, environment);
            suite.service("ingest-service", ingest, environment);
            suite.service("ui-service", ui, environment);
            suite.parts.push(new Gateway(suite.gateway, ingest, issues, ui));
            return suite;
        } catch (Exception | Error e) {
            suite.close();
            throw e;
        }
    }

    /// The consumer group waits for a dead member; the broker allows no less.
    private static Map<String, String> noticingTheDeadSoon(Map<String, String> environment) {
        var quick = new HashMap<>(environment);
        quick.put("MP_MESSAGING_INCOMING_ENVELOPES_SESSION_TIMEOUT_MS", "6000");
        return quick;
    }

    private Map<String, String> infrastructure(Path directory, Map<String, String> extra)
            throws Exception {
        var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), Programs.postgres());
        parts.push(postgres);
        kafka = Kafka.start(directory.resolve("kafka"));
        parts.push(kafka);
        var environment = new HashMap<>(extra);
        for (var service : List.of("ISSUES", "ALERTS")) {
            var prefix = "QUARKUS_DATASOURCE_" + service + "_";
            environment.put(prefix + "JDBC_URL", postgres.jdbcUrl());
            environment.put(prefix + "REACTIVE_URL", postgres.reactiveUrl());
            environment.put(prefix + "USERNAME", EmbeddedPostgres.USER);
            environment.put(prefix + "PASSWORD", postgres.password());
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
        environment.put("MAYDAY_BASE_URL", origin().toString());
        environment.put("MAYDAY_SERVICE_TOKEN", SERVICE_TOKEN);
        environment.put("MAYDAY_INGEST_SPOOL_DIRECTORY", directory.resolve("spool").toString());
        environment.put("MAYDAY_ISSUES_DIGEST_IN_HAND", directory.resolve("in-hand").toString());
        environment.put("MAYDAY_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        environment.put("MAYDAY_ADMIN_EMAIL", ADMIN_EMAIL);
        environment.put("MAYDAY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("MAYDAY_BOOTSTRAP_DSN_KEY", DSN_KEY);
        return environment;
    }

    private void service(String name, int port, Map<String, String> environment)
            throws IOException {
        var own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        var service = new Service(name, port, own);
        services.put(name, service);
        parts.push(service);
    }

    /// Another process of the same service, which hears the bus and whom nobody asks. Its name gets
    /// `-2`.
    void replicate(String name) throws IOException {
        var original = services.get(name);
        service(name + "-2", Standalone.freePort(), original.environment);
    }

    /// What the services write for operators.
    List<Path> logs() {
        return services.values().stream().map(service -> service.child.log()).toList();
    }

    Service get(String name) {
        return services.get(name);
    }

    Kafka kafka() {
        return kafka;
    }

    /// One process of a service, and those that follow it on the same settings.
    static final class Service implements AutoCloseable {

        private final String name;
        private final int port;
        private final Map<String, String> environment;
        private Child child;

        private Service(String name, int port, Map<String, String> environment) throws IOException {
            this.name = name;
            this.port = port;
            this.environment = environment;
            start();
        }

        /// As `kill -9`.
        void kill() throws InterruptedException {
            child.kill();
        }

        void start() throws IOException {
            var module = name.replaceFirst("-2$", "");
            var jar = Standalone.ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
            var command =
                    List.of(
                            Jdk.java(),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-jar",
                            jar.toString());
            child = Child.start(name, Standalone.ROOT, environment, command);
            child.awaitReady(URI.create(local(port) + "/q/health/ready"), Duration.ofMinutes(5));
        }

        @Override
        public void close() throws Exception {
            child.close();
        }
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public URI origin() {
        return URI.create("http://localhost:" + gateway);
    }

    @Override
    public String token() {
        if (token.isEmpty()) token = createToken().get("token").asText();
        return token;
    }

    private JsonNode createToken() {
        var uri = URI.create(local(issues) + "/internal/administration/tokens");
        var body =
                "{\"name\":\"e2e\",\"scopes\":[\"org:admin\",\"project:admin\",\"member:read\",\"event:write\"]}";
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + SERVICE_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }
}
