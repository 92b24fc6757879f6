package dev.mayday.ui.signon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.signon.Provider;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Begins and ends the code flow of quarkus-oidc. Its mechanism is called here, by name, so that it
/// sees no request that is not a sign-in: not those of the other services in the same process, and
/// not those of people who are in.
@ApplicationScoped
class CodeFlow {

    /// Discovery, keys, tokens and UserInfo, one after another.
    private static final Duration PATIENCE = Duration.ofSeconds(14);

    private static final String SESSION_COOKIE = "q_session_";

    private final OidcAuthenticationMechanism oidc;
    private final IdentityProviderManager identities;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;

    CodeFlow(
            OidcAuthenticationMechanism oidc,
            IdentityProviderManager identities,
            CurrentVertxRequest current,
            ObjectMapper json) {
        this.oidc = oidc;
        this.identities = identities;
        this.current = current;
        this.json = json;
    }

    /// How it went.
    sealed interface Step {}

    record Onward(String location) implements Step {}

    /// @param claims of the ID token, with those of UserInfo where that is asked
    record Vouched(
            String subject,
            @Nullable String sid,
            JsonNode claims,
            String idToken,
            @Nullable String refreshToken)
            implements Step {}

    /// @param why for the log; as hostile as what it comes from
    record Failed(Trouble trouble, String why) implements Step {}

    /// Where to send the browser. The state goes into a cookie of its own, sealed.
    Step begin(Provider provider) {
        var request = request(provider);
        return run(
                oidc.getChallenge(request)
                        .map(
                                challenge ->
                                        challenge != null && challenge.status == 302
                                                ? new Onward(
                                                        String.valueOf(challenge.headerContent))
                                                : new Failed(
                                                        Trouble.LOST, "no way to the provider")));
    }

    /// What the provider vouches for, once its answer is verified.
    Step end(Provider provider) {
        var request = request(provider);
        var step =
                run(
                        oidc.authenticate(request, identities)
                                .map(
                                        identity ->
                                                identity == null
                                                        ? new Failed(
                                                                Trouble.LOST, "nobody came back")
                                                        : vouched(provider, identity)));
        request.response().removeCookies(SESSION_COOKIE + provider.name(), false);
        return step;
    }

    private RoutingContext request(Provider provider) {
        var request = current.getCurrent();
        request.put(Provider.class.getName(), provider);
        return request;
    }

    private static Step run(Uni<Step> flow) {
        try {
            return flow.await().atMost(PATIENCE);
        } catch (RuntimeException failure) {
            return new Failed(Trouble.of(failure), FailedSignIns.why(failure));
        }
    }

    private Step vouched(Provider provider, SecurityIdentity identity) {
        var idToken = identity.getCredential(IdTokenCredential.class).getToken();
        var claims = claims(idToken);
        if (!isFor(provider, claims)) throw new ForAnother();
        var subject = claims.path("sub").asText("");
        @Nullable UserInfo more = identity.getAttribute("userinfo");
        if (more != null) add(claims, more, subject);
        var sid = claims.path("sid").asText("");
        return new Vouched(subject, sid.isEmpty() ? null : sid, claims, idToken, refresh(identity));
    }

    /// A token may name several audiences; whom it was given to, `azp` says (OpenID Connect Core
    /// 3.1.3.7). quarkus-oidc looks at the audience only.
    private static boolean isFor(Provider provider, JsonNode claims) {
        return !claims.has("azp") || claims.path("azp").asText("").equals(provider.clientId());
    }

    private static @Nullable String refresh(SecurityIdentity identity) {
        @Nullable RefreshToken own = identity.getCredential(RefreshToken.class);
        if (own != null && own.getToken() != null) return own.getToken();
        @Nullable AccessTokenCredential access =
                identity.getCredential(AccessTokenCredential.class);
        if (access == null || access.getRefreshToken() == null) return null;
        return access.getRefreshToken().getToken();
    }

    /// Of somebody else they would be no claims about this person (OpenID Connect Core 5.3.2).
    private void add(ObjectNode claims, UserInfo more, String subject) {
        var said = read(more.getUserInfoString());
        if (!said.path("sub").asText("").equals(subject)) return;
        for (var field : said.properties()) {
            if (!claims.has(field.getKey())) claims.set(field.getKey(), field.getValue());
        }
    }

    private ObjectNode claims(String idToken) {
        var body = Base64.getUrlDecoder().decode(idToken.split("\\.")[1]);
        return read(new String(body, StandardCharsets.UTF_8));
    }

    private ObjectNode read(String text) {
        try {
            return json.readTree(text) instanceof ObjectNode object
                    ? object
                    : json.createObjectNode();
        } catch (JsonProcessingException noJson) {
            return json.createObjectNode();
        }
    }
}
