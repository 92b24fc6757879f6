package dev.mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// In one process the configuration files of all services are merged, and where two set the same
/// key one of them loses in silence. So no two may.
class ConfigurationTest {

    @Test
    void no_two_services_set_the_same_key() throws IOException {
        var owners = new TreeMap<String, List<String>>();
        for (var resource : Collections.list(files())) {
            var properties = new Properties();
            try (var in = resource.openStream()) {
                properties.load(in);
            }
            for (var key : properties.stringPropertyNames()) {
                owners.computeIfAbsent(key, _ -> new ArrayList<>()).add(resource.toString());
            }
        }

        owners.values().removeIf(files -> files.size() == 1);
        assertThat(owners).isEmpty();
    }

    @Test
    void no_service_binds_a_channel_to_a_connector() throws IOException {
        for (var resource : Collections.list(files())) {
            var properties = new Properties();
            try (var in = resource.openStream()) {
                properties.load(in);
            }
            assertThat(properties.stringPropertyNames())
                    .as(resource.toString())
                    .noneMatch(key -> key.startsWith("mp.messaging.incoming."))
                    .noneMatch(key -> key.startsWith("mp.messaging.outgoing."));
        }
    }

    private static java.util.Enumeration<java.net.URL> files() throws IOException {
        var loader = ConfigurationTest.class.getClassLoader();
        var files =
                new ArrayList<>(Collections.list(loader.getResources("application.properties")));
        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        return Collections.enumeration(files);
    }
}
