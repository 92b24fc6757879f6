package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docker-compose.yml and k8s/ describe the processes that the other tests run: what one must be
/// told, all are told. What a deployment needs besides is its own business.
class DescriptionsTest {

    private static final Pattern VARIABLE =
            Pattern.compile(
                    "(?m)(?:^\\s+|literal=)((?:MAYDAY|QUARKUS|KAFKA_BOOTSTRAP)_[A-Z0-9_]+)[:=]");

    @Test
    void compose_sets_all_that_the_suite_sets() throws IOException {
        assertThat(variables(Standalone.ROOT.resolve("docker-compose.yml")))
                .containsAll(Suite.VARIABLES)
                .containsAll(Keycloak.VARIABLES);
    }

    @Test
    void kubernetes_sets_all_that_the_suite_sets() throws IOException {
        assertThat(variables(Standalone.ROOT.resolve("k8s/base/settings.yaml")))
                .containsAll(Suite.VARIABLES)
                .containsAll(Keycloak.VARIABLES);
    }

    /// What the page of settings lists can be told to every deployment.
    @Test
    void every_deployment_can_be_told_of_a_mail_server() throws IOException {
        var settings =
                Pattern.compile("`mayday\\.(smtp\\.\\w+)`")
                        .matcher(
                                Files.readString(
                                        Standalone.ROOT.resolve("docs/reference/settings.md")))
                        .results()
                        .map(
                                match ->
                                        "MAYDAY_"
                                                + match.group(1)
                                                        .toUpperCase(Locale.ROOT)
                                                        .replace('.', '_'))
                        .toList();
        assertThat(settings).contains("MAYDAY_SMTP_HOST", "MAYDAY_SMTP_PASSWORD").hasSize(6);

        for (var file :
                List.of(
                        "docker-compose.yml",
                        "k8s/base/settings.yaml",
                        "k8s/overlays/standalone/standalone.yaml")) {
            assertThat(Files.readString(Standalone.ROOT.resolve(file))).as(file).contains(settings);
        }
    }

    /// What is secret has no value that everybody knows.
    @Test
    void no_secret_has_a_default() throws IOException {
        var compose = Files.readString(Standalone.ROOT.resolve("docker-compose.yml"));
        var secrets =
                Pattern.compile("(?m)^\\s+\\w*(?:PASSWORD|SECRET|TOKEN)\\w*: *(.*)$")
                        .matcher(compose)
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(secrets)
                .hasSizeGreaterThan(6)
                .allMatch(value -> value.matches("\\$\\{\\w+(:-|:\\?[^}]*)}"));
        assertThat(Files.readString(Standalone.ROOT.resolve("docker/keycloak/mayday-realm.json")))
                .doesNotContainPattern("\"(?:secret|value)\": \"(?!\\$\\{)");
    }

    /// Behind a gateway the address of a client, and of a person who signs in, is theirs.
    @Test
    void every_deployment_behind_a_gateway_trusts_it() throws IOException {
        for (var file :
                List.of(
                        "docker-compose.yml",
                        "k8s/base/settings.yaml",
                        "k8s/overlays/standalone/standalone.yaml")) {
            assertThat(Files.readString(Standalone.ROOT.resolve(file)))
                    .as(file)
                    .contains("MAYDAY_HTTP_TRUSTED_PROXIES");
        }
        assertThat(Files.readString(Standalone.ROOT.resolve("docker/gateway.conf")))
                .contains("proxy_set_header X-Forwarded-For $remote_addr;");
    }

    private static Set<String> variables(Path file) throws IOException {
        var text = Files.readString(file);
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
