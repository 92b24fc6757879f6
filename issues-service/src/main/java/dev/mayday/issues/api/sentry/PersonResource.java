package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// Who the person behind the token is: what `sentry` and its MCP server ask first.
@Path("/api/0")
class PersonResource {

    private final CurrentCaller caller;

    PersonResource(CurrentCaller caller) {
        this.caller = caller;
    }

    record PersonJson(String id, String name, String username, String email, boolean isActive) {

        static PersonJson of(Caller.Person person) {
            return new PersonJson(
                    Long.toString(person.account()),
                    person.name(),
                    person.email(),
                    person.email(),
                    true);
        }
    }

    @Admits(Who.CALLER)
    @GET
    @Path("/auth")
    public PersonJson auth() {
        return me();
    }

    @Admits(Who.CALLER)
    @GET
    @Path("/users/me")
    public PersonJson me() {
        var person = caller.get().principal();
        if (person == null) throw Refused.forbidden("It needs the token of a person.");
        return PersonJson.of(person);
    }
}
