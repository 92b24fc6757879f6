package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.access.Secured;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the token is: what `sentry-cli info` asks.
@Path("/api/0")
@Secured
class RootResource {

    private final CurrentCaller caller;

    RootResource(CurrentCaller caller) {
        this.caller = caller;
    }

    record Root(String version, @Nullable User user, @Nullable Auth auth) {}

    record User(String id, String name, String email) {}

    record Auth(List<String> scopes) {}

    @Admits(Who.CALLER)
    @GET
    @Path("/")
    public Root root() {
        return switch (caller.get()) {
            case Caller.Person person -> new Root("0", user(person), null);
            case Caller.Token token -> new Root("0", user(token.owner()), auth(token));
            case Caller.Service _ -> new Root("0", null, null);
        };
    }

    private static @Nullable User user(Caller.@Nullable Person person) {
        if (person == null) return null;
        return new User(Long.toString(person.account()), person.name(), person.email());
    }

    private static Auth auth(Caller.Token token) {
        return new Auth(token.scopes().stream().map(Scope::word).sorted().toList());
    }
}
