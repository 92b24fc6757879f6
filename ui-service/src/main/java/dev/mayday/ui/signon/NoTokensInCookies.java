package dev.mayday.ui.signon;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/// quarkus-oidc would keep a session of its own in the browser. The one session is Mayday's, so
/// nothing is kept, and nothing that a browser brings is taken for one.
@Alternative
@Priority(1)
@ApplicationScoped
class NoTokensInCookies implements TokenStateManager {

    @Override
    public Uni<String> createTokenState(
            RoutingContext request,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return Uni.createFrom().item("none");
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig tenant,
            String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return Uni.createFrom().failure(new IllegalStateException("nothing is kept"));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext request,
            OidcTenantConfig tenant,
            String state,
            OidcRequestContext<Void> context) {
        return Uni.createFrom().voidItem();
    }
}
