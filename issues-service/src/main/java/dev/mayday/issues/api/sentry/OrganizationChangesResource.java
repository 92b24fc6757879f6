package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.OrganizationApi.Change;
import dev.mayday.contracts.people.OrganizationApi.Foundation;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.people.Homes;
import dev.mayday.issues.people.OrganizationSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Founds organizations and changes them.
@Path("/api/0")
class OrganizationChangesResource {

    private static final Set<String> OF_A_NEW_ONE = Set.of("name", "slug", "agreeTerms");
    private static final Set<String> CHANGEABLE = Set.of("name", "openMembership");

    private final CurrentCaller caller;
    private final Homes homes;
    private final OrganizationSettings settings;
    private final BaseUrl baseUrl;

    OrganizationChangesResource(
            CurrentCaller caller, Homes homes, OrganizationSettings settings, BaseUrl baseUrl) {
        this.caller = caller;
        this.homes = homes;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    /// The person of the token owns it. The token itself reaches only its own organization.
    @Needs("org:admin")
    @POST
    @Path("/organizations")
    @ResponseStatus(201)
    public Uni<OrganizationJson> found(@Nullable JsonNode body) {
        var asked = Body.of(body, OF_A_NEW_ONE, Map.of());
        var name = Objects.requireNonNullElse(asked.text("name"), "");
        return homes.found(caller.actor(), new Foundation(name, asked.text("slug")))
                .chain(made -> homes.organization(made.slug()))
                .map(made -> OrganizationJson.of(made, baseUrl));
    }

    @Needs("org:write")
    @PUT
    @Path("/organizations/{organization}")
    public Uni<OrganizationJson> change(@Nullable JsonNode body) {
        var in = caller.organization();
        var asked = Body.of(body, CHANGEABLE, Map.of("slug", "\"" + in.slug() + "\""));
        var change = new Change(asked.text("name"), asked.flag("openMembership"));
        return settings.change(in, caller.by(), change)
                .map(now -> new Organization(in.id(), in.slug(), now.name(), in.created()))
                .map(now -> OrganizationJson.of(now, baseUrl));
    }
}
