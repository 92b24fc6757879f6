package dev.mayday.issues.signon;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Starts a provider and tells the service of it, as its environment would.
public class TestProviderResource implements QuarkusTestResourceLifecycleManager {

    private final TestProvider provider = new TestProvider();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mayday.oidc.name",
                "keycloak",
                "mayday.oidc.title",
                "Keycloak",
                "mayday.oidc.issuer",
                provider.issuer(),
                "mayday.oidc.client-id",
                TestProvider.CLIENT,
                "mayday.oidc.client-secret",
                TestProvider.SECRET,
                "mayday.oidc.mapping",
                "sre = acme admin platform; payments = acme member payments-team;"
                        + " bosses = acme owner; readers = nowhere viewer");
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
