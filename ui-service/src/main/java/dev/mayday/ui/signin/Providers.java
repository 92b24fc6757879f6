package dev.mayday.ui.signin;

import dev.mayday.contracts.signon.Provider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The providers that people may choose, and the address of this installation to which they send
/// people back. None without settings.
@Singleton
public class Providers {

    private final List<Provider> all;
    private final URI base;

    Providers(Config config) {
        this.all =
                dev.mayday.contracts.signon.Providers.of(
                                key -> config.getOptionalValue(key, String.class).orElse(null))
                        .all();
        this.base =
                URI.create(
                        config.getOptionalValue("mayday.base-url", String.class)
                                .orElse("http://localhost:9000")
                                .strip());
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

    /// Where people come back to must be the address that the provider knows.
    public boolean isBase(URI asked) {
        return base.getAuthority().equalsIgnoreCase(String.valueOf(asked.getRawAuthority()));
    }

    public boolean isHttps() {
        return "https".equals(base.getScheme());
    }

    /// @param path begins with a slash
    public String at(String path) {
        return base.getScheme() + "://" + base.getAuthority() + path;
    }
}
