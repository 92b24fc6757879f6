package dev.mayday.ui.signin;

import dev.mayday.contracts.signon.Provider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The providers that people may choose. None without settings.
@Singleton
public class Providers {

    private final List<Provider> all;

    Providers(Config config) {
        this.all =
                dev.mayday.contracts.signon.Providers.of(
                                key -> config.getOptionalValue(key, String.class).orElse(null))
                        .all();
    }

    /// A setting that cannot be used is told at start.
    void check(@Observes StartupEvent event) {}

    public List<Provider> all() {
        return all;
    }

    /// Whether people sign in here with a password: not where a provider vouches for them.
    public boolean none() {
        return all.isEmpty();
    }

    public Optional<Provider> named(String name) {
        return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}
