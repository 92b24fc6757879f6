package dev.mayday.ui.web;

import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.Config;

/// The address at which people reach this installation (`mayday.base-url`), read once.
@Singleton
public class BaseUrl {

    private final URI base;

    BaseUrl(Config config) {
        this.base =
                URI.create(
                        config.getOptionalValue("mayday.base-url", String.class)
                                .orElse("http://localhost:9000")
                                .strip());
    }

    public boolean isHttps() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /// Whether somebody asked for an address below it.
    public boolean isOf(URI asked) {
        return base.getAuthority().equalsIgnoreCase(String.valueOf(asked.getRawAuthority()));
    }

    /// @param path begins with a slash
    public String at(String path) {
        return base.getScheme() + "://" + base.getAuthority() + path;
    }
}
