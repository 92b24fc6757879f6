package dev.mayday.issues;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings of an installation as a test gives them; what it does not give is left to Mayday.
public record GivenSettings(
        Optional<String> bootstrapDsnKey,
        Optional<String> adminEmail,
        Optional<String> adminPassword)
        implements InstallationConfig {

    public static final GivenSettings NONE =
            new GivenSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public GivenSettings key(String publicKey) {
        return new GivenSettings(Optional.of(publicKey), adminEmail, adminPassword);
    }

    public GivenSettings admin(String email, @Nullable String password) {
        return new GivenSettings(
                bootstrapDsnKey, Optional.of(email), Optional.ofNullable(password));
    }

    @Override
    public Optional<String> serviceToken() {
        return Optional.empty();
    }

    @Override
    public Optional<String> serviceTokenFile() {
        return Optional.empty();
    }

    @Override
    public String baseUrl() {
        return PostgresResource.BASE_URL;
    }
}
