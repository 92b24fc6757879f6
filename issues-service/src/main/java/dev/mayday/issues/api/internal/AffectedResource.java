package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.affected.Affections;
import dev.mayday.issues.read.Issues;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.TimeZones;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [AffectedApi] for the page of an issue, with the rights of the person who looks at it.
class AffectedResource implements AffectedApi {

    private static final int LONGEST_KEY = 200;

    private final CurrentCaller caller;
    private final Issues issues;
    private final Affections affections;

    AffectedResource(CurrentCaller caller, Issues issues, Affections affections) {
        this.caller = caller;
        this.issues = issues;
        this.affections = affections;
    }

    @Needs("event:read")
    @Override
    public Uni<Affected> affected(
            String bearer,
            long issue,
            @Nullable String query,
            @Nullable String by,
            @Nullable String timeZone) {
        var mine = caller.organization();
        if (by != null && by.length() > LONGEST_KEY)
            throw Refused.invalid("by: longer than any tag");
        var asking = new Asking(Place.ISSUE, TimeZones.of(timeZone), true);
        var wanted = Query.parse(query == null ? "" : query, asking);
        return issues.find(mine, issue).chain(found -> affections.of(found, wanted, by));
    }
}
