package dev.mayday.alerts.api;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// Routes with marks that this service cannot judge: it knows neither people nor what a token is
/// limited to.
@Path("/internal/alerts/unjudged")
class UnjudgedResource {

    @Admits(Who.PERSON)
    @GET
    @Path("/person")
    public String person() {
        return "told";
    }

    @Admits(Who.CALLER)
    @GET
    @Path("/caller")
    public String caller() {
        return "told";
    }

    @Needs(value = "alerts:read", person = true)
    @GET
    @Path("/signed-in/{project}")
    public String signedIn() {
        return "told";
    }

    @Needs(value = "alerts:read", whole = true)
    @GET
    @Path("/whole/{project}")
    public String whole() {
        return "told";
    }

    @GET
    @Path("/unmarked")
    public String unmarked() {
        return "told";
    }
}
