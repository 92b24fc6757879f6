package dev.mayday.ui.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.ServiceAuth;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.contracts.signon.SignOnApi.Departure;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import dev.mayday.front.ClientAddress;
import dev.mayday.ui.neighbors.Clients.SignOn;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Service;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Speaks with issues-service about people for whom a provider vouched: their coming and going.
@RequestScoped
public class SignOnDesk {

    private static final int LONGEST = 300;

    private final SignOn signOn;
    private final ServiceBearer service;
    private final SessionDesk sessions;
    private final Neighbor neighbor;
    private final SessionCookie cookie;
    private final HttpServerRequest request;
    private final ClientAddress clients;

    SignOnDesk(
            @RestClient SignOn signOn,
            ServiceBearer service,
            SessionDesk sessions,
            Neighbor neighbor,
            SessionCookie cookie,
            HttpServerRequest request,
            ClientAddress clients) {
        this.signOn = signOn;
        this.service = service;
        this.sessions = sessions;
        this.neighbor = neighbor;
        this.cookie = cookie;
        this.request = request;
        this.clients = clients;
    }

    /// The session, or why there is none; a [Detour] when issues-service cannot be asked. With a
    /// new session the one that this browser had ends.
    public Entry enter(
            Provider provider,
            String subject,
            @Nullable String sid,
            JsonNode claims,
            String idToken,
            @Nullable String refreshToken) {
        var arrival =
                new Arrival(
                        provider.name(),
                        provider.issuer(),
                        subject,
                        sid,
                        claims,
                        idToken,
                        refreshToken,
                        clients.of(request),
                        agent());
        var entry = neighbor.done(Service.ISSUES, signOn.enter(service.value(), arrival));
        if (entry.token() != null) sessions.endFormer();
        return entry;
    }

    private String agent() {
        @Nullable String agent = request.getHeader("User-Agent");
        if (agent == null) return "";
        return agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
    }

    /// A fresh one for each sign-in, whatever the browser brought.
    public NewCookie cookie(Entry entry) {
        return cookie.holding(Objects.requireNonNull(entry.token()));
    }

    /// Ends the session. Where the provider's own is to be ended, it tells; a person who wants to
    /// go is let go, also while nobody can be asked.
    Optional<Departure> leave() {
        var token = cookie.token();
        if (token.isEmpty()) return Optional.empty();
        try {
            return Optional.of(neighbor.answer(signOn.leave(ServiceAuth.bearer(token.get()))));
        } catch (Detour nobody) {
            return Optional.empty();
        }
    }
}
