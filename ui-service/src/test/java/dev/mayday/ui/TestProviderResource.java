package dev.mayday.ui;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// Two providers, one of which is not there, and an address under which the dashboard is reached.
public class TestProviderResource implements QuarkusTestResourceLifecycleManager {

    private final TestProvider provider = new TestProvider();

    @Override
    public Map<String, String> start() {
        int port = freePort();
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", String.valueOf(port)),
                Map.entry("mayday.base-url", "http://localhost:" + port),
                Map.entry("mayday.oidc.name", "keycloak"),
                Map.entry("mayday.oidc.title", "Keycloak"),
                Map.entry("mayday.oidc.issuer", provider.issuer()),
                Map.entry("mayday.oidc.client-id", TestProvider.CLIENT),
                Map.entry("mayday.oidc.client-secret", TestProvider.SECRET),
                Map.entry("mayday.oidc.contact", "the platform team"),
                Map.entry("mayday.oidc.providers", "gone"),
                Map.entry("mayday.oidc.gone.title", "Gone"),
                Map.entry("mayday.oidc.gone.issuer", "http://localhost:" + freePort()),
                Map.entry("mayday.oidc.gone.client-id", "mayday"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(TestProvider.class));
    }

    @Override
    public void stop() {
        provider.close();
    }
}
