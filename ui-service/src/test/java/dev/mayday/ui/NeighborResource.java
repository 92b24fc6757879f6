package dev.mayday.ui;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Starts the neighbors before the dashboard and hands them to the tests.
public class NeighborResource implements QuarkusTestResourceLifecycleManager {

    private final NeighborServer neighbor = new NeighborServer(0);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.rest-client.dashboard.url", neighbor.url(),
                "quarkus.rest-client.sessions.url", neighbor.url(),
                "quarkus.rest-client.alerts-api.url", neighbor.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(neighbor, new TestInjector.MatchesType(NeighborServer.class));
    }

    @Override
    public void stop() {
        neighbor.close();
    }
}
