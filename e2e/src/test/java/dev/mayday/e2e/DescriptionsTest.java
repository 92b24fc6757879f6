package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docker-compose.yml and k8s/ describe the processes that the other tests run: what one must be
/// told, all are told.
class DescriptionsTest {

    private static final Pattern VARIABLE =
            Pattern.compile(
                    "(?m)(?:^\\s+|literal=)((?:MAYDAY|QUARKUS|KAFKA_BOOTSTRAP)_[A-Z0-9_]+)[:=]");

    @Test
    void compose_sets_exactly_what_the_suite_sets() throws IOException {
        assertThat(variables(Standalone.ROOT.resolve("docker-compose.yml")))
                .isEqualTo(Suite.VARIABLES);
    }

    @Test
    void kubernetes_sets_exactly_what_the_suite_sets() throws IOException {
        assertThat(variables(Standalone.ROOT.resolve("k8s/base/settings.yaml")))
                .isEqualTo(Suite.VARIABLES);
    }

    private static Set<String> variables(Path file) throws IOException {
        var text = Files.readString(file);
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
