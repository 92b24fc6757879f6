package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.signon.SignOnApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Origin;
import dev.mayday.issues.signon.Arrivals;
import dev.mayday.issues.signon.Departures;
import dev.mayday.issues.signon.Trials;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [SignOnApi] for the dashboard.
class SignOnResource implements SignOnApi {

    private final CurrentCaller caller;
    private final Arrivals arrivals;
    private final Departures departures;
    private final Trials trials;
    private final Origin origin;

    SignOnResource(
            CurrentCaller caller,
            Arrivals arrivals,
            Departures departures,
            Trials trials,
            Origin origin) {
        this.caller = caller;
        this.arrivals = arrivals;
        this.departures = departures;
        this.trials = trials;
        this.origin = origin;
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Entry> enter(String serviceBearer, @Nullable Arrival arrival) {
        return arrivals.enter(arrival);
    }

    @Admits(Who.CALLER)
    @Override
    public Uni<Departure> leave(String sessionBearer) {
        return departures.leave(Bearers.secret(sessionBearer), origin.address());
    }

    @Needs("member:admin")
    @Override
    public Uni<List<MappingText>> mappings(String bearer) {
        return trials.mappings(caller.organization().slug());
    }

    @Needs("member:admin")
    @Override
    public Uni<Trial> trial(String bearer, @Nullable TrialRequest request) {
        if (request == null) throw Refused.invalid("provider and claims");
        return trials.trial(caller.organization().slug(), request);
    }
}
