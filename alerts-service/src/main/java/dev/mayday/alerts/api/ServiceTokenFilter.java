package dev.mayday.alerts.api;

import dev.mayday.contracts.ServiceAuth;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets calls with the service token pass, in constant time. Without a configured token nobody
/// passes.
@Provider
@ServiceTokenFilter.ServiceOnly
class ServiceTokenFilter implements ContainerRequestFilter {

    /// Only other services of this installation may call it.
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface ServiceOnly {}

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
            request.abortWith(Refused.answer(401, "the service token is missing or wrong"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
