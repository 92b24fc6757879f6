package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.issues.signon.Departures;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Where a provider tells that a session of its own has ended (OpenID Connect Back-Channel Logout
/// 1.0). Nobody needs a bearer: the logout token proves itself.
@Path("/api/0/sign-on/{provider}/logout")
class BackChannelResource {

    private final Departures departures;

    BackChannelResource(Departures departures) {
        this.departures = departures;
    }

    @Admits(Who.ANYBODY)
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> told(
            @RestPath String provider, @RestForm("logout_token") @Nullable String token) {
        return departures.told(provider, token).map(_ -> Response.noContent().build());
    }
}
