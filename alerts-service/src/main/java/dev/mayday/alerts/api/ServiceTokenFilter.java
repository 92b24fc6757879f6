package dev.mayday.alerts.api;

import dev.mayday.contracts.ServiceAuth;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets calls with the service token pass, in constant time. Without a configured token nobody
/// passes.
@Provider
@ServiceOnly
class ServiceTokenFilter implements ContainerRequestFilter {

    private final Optional<byte[]> expected;

    ServiceTokenFilter(@ConfigProperty(name = ServiceAuth.TOKEN_KEY) Optional<String> token) {
        this.expected = token.map(ServiceAuth::bearer).map(ServiceTokenFilter::bytes);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        var passes =
                given != null
                        && expected.filter(token -> MessageDigest.isEqual(token, bytes(given)))
                                .isPresent();
        if (!passes) {
            request.abortWith(
                    Response.status(Response.Status.UNAUTHORIZED)
                            .type(MediaType.APPLICATION_JSON)
                            .entity(new Detail("the service token is missing or wrong"))
                            .build());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
