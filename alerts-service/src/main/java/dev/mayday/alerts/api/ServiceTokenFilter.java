package dev.mayday.alerts.api;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.front.ServiceTokens;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets calls with a service token pass.
@Provider
@ServiceTokenFilter.ServiceOnly
class ServiceTokenFilter implements ContainerRequestFilter {

    /// Only other services of this installation may call it.
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface ServiceOnly {}

    private static final String BEARER = ServiceAuth.bearer("");

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        var passes =
                given != null
                        && given.startsWith(BEARER)
                        && tokens.knows(given.substring(BEARER.length()));
        if (!passes) {
            request.abortWith(Refused.answer(401, "the service token is missing or wrong"));
        }
    }
}
