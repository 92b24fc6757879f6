package dev.mayday.issues;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings of an installation as a test gives them; what it does not give is left to Mayday.
public record GivenSettings(
        String serviceToken,
        Optional<String> bootstrapDsnKey,
        Optional<String> adminEmail,
        Optional<String> adminPassword)
        implements InstallationConfig {

    public static final GivenSettings NONE = token(PostgresResource.SERVICE_TOKEN);

    public static GivenSettings token(String serviceToken) {
        return new GivenSettings(
                serviceToken, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public GivenSettings key(String publicKey) {
        return new GivenSettings(serviceToken, Optional.of(publicKey), adminEmail, adminPassword);
    }

    public GivenSettings admin(String email, @Nullable String password) {
        return new GivenSettings(
                serviceToken, bootstrapDsnKey, Optional.of(email), Optional.ofNullable(password));
    }

    @Override
    public String baseUrl() {
        return PostgresResource.BASE_URL;
    }
}
