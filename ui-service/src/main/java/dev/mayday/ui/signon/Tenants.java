package dev.mayday.ui.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.web.BaseUrl;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Tells quarkus-oidc about the providers, when somebody wants to go through one: a provider that
/// is away at start is no trouble, and on all other addresses there is no OpenID Connect at
/// all.
@ApplicationScoped
class Tenants implements TenantConfigResolver {

    /// So long somebody may take at the provider.
    private static final Duration PATIENCE_WITH_PEOPLE = Duration.ofMinutes(30);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// So far clocks may be apart.
    private static final int SKEW_SECONDS = 60;

    private final BaseUrl base;
    private final ServiceBearer service;

    Tenants(BaseUrl base, ServiceBearer service) {
        this.base = base;
        this.service = service;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(
            RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        @Nullable Provider provider = request.get(Provider.class.getName());
        return provider == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(tenant(provider));
    }

    private OidcTenantConfig tenant(Provider provider) {
        var back = Provider.entrance(provider.name()) + "/back";
        var tenant =
                OidcTenantConfig.builder()
                        .tenantId(provider.name())
                        .authServerUrl(provider.issuer())
                        .clientId(provider.clientId())
                        .applicationType(ApplicationType.WEB_APP)
                        .connectionTimeout(PATIENCE)
                        .token()
                        .issuer(provider.issuer())
                        .lifespanGrace(SKEW_SECONDS)
                        .end()
                        .authentication()
                        .redirectPath(back)
                        .cookiePath(Provider.entrance(provider.name()))
                        .stateCookieAge(PATIENCE_WITH_PEOPLE)
                        .removeRedirectParameters(false)
                        .restorePathAfterRedirect(false)
                        .forceRedirectHttpsScheme(base.isHttps())
                        .cookieForceSecure(base.isHttps())
                        .nonceRequired()
                        .pkceRequired()
                        .stateSecret(secret(provider))
                        .scopes(provider.scopes())
                        .userInfoRequired(provider.userInfo())
                        .end();
        provider.clientSecret().ifPresent(secret -> tenant.credentials(secret));
        return tenant.build();
    }

    /// With which the state is sealed in its cookie: the same on all nodes, and nobody else's.
    private String secret(Provider provider) {
        var text =
                provider.clientSecret().orElseGet(service::value) + " state of " + provider.name();
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
