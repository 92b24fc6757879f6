package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.OrganizationApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.people.Elsewhere;
import dev.mayday.issues.people.Homes;
import dev.mayday.issues.people.OrganizationSettings;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [OrganizationApi] for the dashboard.
class OrganizationResource implements OrganizationApi {

    private final CurrentCaller caller;
    private final Homes homes;
    private final Elsewhere elsewhere;
    private final OrganizationSettings settings;

    OrganizationResource(
            CurrentCaller caller, Homes homes, Elsewhere elsewhere, OrganizationSettings settings) {
        this.caller = caller;
        this.homes = homes;
        this.elsewhere = elsewhere;
        this.settings = settings;
    }

    @Needs(value = "org:read", person = true)
    @Override
    public Uni<List<Belonging>> organizations(String bearer) {
        var atHand = caller.organization();
        return homes.all(caller.person().account(), atHand.id());
    }

    @Needs("org:admin")
    @Override
    public Uni<Belonging> found(String bearer, @Nullable Foundation foundation) {
        if (foundation == null) throw Refused.invalid("name: 1 to 64 characters");
        return homes.found(caller.actor(), foundation);
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Belonging> turnTo(String bearer, @Nullable Choice choice) {
        var person = caller.person();
        if (choice == null || choice.slug() == null) throw Refused.invalid("slug: of which one");
        return homes.turn(person.account(), Bearers.secret(bearer), choice.slug());
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<List<Belonging>> elsewhere(
            String bearer, @Nullable Long issue, @Nullable String project) {
        var person = caller.person();
        if (issue != null) return elsewhere.ofIssue(person, issue);
        if (project != null) return elsewhere.ofProject(person, project);
        throw Refused.invalid("issue or project: of which one");
    }

    /// Whole: it says how many projects and people there are.
    @Needs(value = "org:read", whole = true)
    @Override
    public Uni<Settings> settings(String bearer) {
        return settings.read(caller.organization(), caller.by());
    }

    @Needs("org:write")
    @Override
    public Uni<Settings> change(String bearer, @Nullable Change change) {
        var in = caller.organization();
        if (change == null) throw Refused.invalid("name or openMembership");
        return settings.change(in, caller.by(), change);
    }
}
