package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the token is: what `sentry-cli info` asks.
@Path("/api/0")
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
        var known = caller.get();
        return new Root(
                "0",
                user(known.principal()),
                known instanceof Caller.Token token ? auth(token) : null);
    }

    private static @Nullable User user(Caller.@Nullable Person person) {
        if (person == null) return null;
        return new User(Long.toString(person.account()), person.name(), person.email());
    }

    private static Auth auth(Caller.Token token) {
        return new Auth(token.scopes().stream().map(Scope::word).sorted().toList());
    }
}
