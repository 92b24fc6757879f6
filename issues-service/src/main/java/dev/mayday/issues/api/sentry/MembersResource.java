package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.InvitationsApi.Draft;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.people.Invitations;
import dev.mayday.issues.people.Removals;
import dev.mayday.issues.people.Roles;
import dev.mayday.issues.people.Roster;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Members and who is invited, each under an id that stays from the invitation to the removal.
@Path("/api/0")
class MembersResource {

    private final CurrentCaller caller;
    private final Roster roster;
    private final Roles roles;
    private final Invitations invitations;
    private final Removals removals;
    private final Pages pages;

    MembersResource(
            CurrentCaller caller,
            Roster roster,
            Roles roles,
            Invitations invitations,
            Removals removals,
            Pages pages) {
        this.caller = caller;
        this.roster = roster;
        this.roles = roles;
        this.invitations = invitations;
        this.removals = removals;
        this.pages = pages;
    }

    @Needs("member:read")
    @GET
    @Path("/organizations/{organization}/members")
    public Uni<RestResponse<List<MemberJson>>> all(
            @RestQuery @Nullable String cursor,
            @RestQuery("per_page") @Nullable String perPage,
            @Context UriInfo request) {
        var in = caller.organization();
        var part = MemberPage.of(cursor, perPage);
        return roster.behind(in, caller.by(), part.behind(), part.asked())
                .map(
                        all ->
                                pages.page(
                                        part.shown(all).stream().map(MemberJson::of).toList(),
                                        part.next(all),
                                        request));
    }

    /// Invites. The link is mailed; no token is told it.
    @Needs("member:write")
    @POST
    @Path("/organizations/{organization}/members")
    @ResponseStatus(201)
    public Uni<MemberJson> invite(@Nullable JsonNode body) {
        var in = caller.organization();
        var asked = MemberBody.ofInvitation(body);
        var draft =
                new Draft(
                        Objects.requireNonNullElse(asked.email(), ""),
                        Objects.requireNonNullElse(asked.role(), "member"),
                        asked.slugs());
        return invitations
                .invite(in, caller.by(), draft)
                .chain(
                        made ->
                                roster.member(in, caller.by(), made.member())
                                        .map(who -> MemberJson.invited(who, made.link())));
    }

    @Needs("member:read")
    @GET
    @Path("/organizations/{organization}/members/{member}")
    public Uni<MemberJson> one(@RestPath String member) {
        var in = caller.organization();
        return found(in, member).map(MemberJson::of);
    }

    /// Gives a role, or makes a new link for who has not accepted yet.
    @Needs("member:write")
    @PUT
    @Path("/organizations/{organization}/members/{member}")
    public Uni<MemberJson> change(@RestPath String member, @Nullable JsonNode body) {
        var in = caller.organization();
        var asked = MemberBody.ofChange(body);
        return found(in, member)
                .chain(
                        who ->
                                asked.role() == null
                                        ? Uni.createFrom().item(who)
                                        : roles.give(in, caller.by(), who.id(), asked.role()))
                .chain(who -> asked.again() ? renewed(in, who) : shown(who));
    }

    private Uni<MemberJson> renewed(Organization in, Member who) {
        return invitations
                .renew(in, caller.by(), who.id())
                .chain(
                        made ->
                                roster.member(in, caller.by(), who.id())
                                        .map(now -> MemberJson.invited(now, made.link())));
    }

    private static Uni<MemberJson> shown(Member who) {
        return Uni.createFrom().item(MemberJson.of(who));
    }

    @Needs("member:admin")
    @DELETE
    @Path("/organizations/{organization}/members/{member}")
    public Uni<Void> remove(@RestPath String member) {
        var in = caller.organization();
        return found(in, member).chain(who -> removals.remove(in, caller.by(), who.id()));
    }

    private Uni<Member> found(Organization in, String member) {
        return roster.member(in, caller.by(), id(member));
    }

    /// @throws Refused 404 for what is no id
    static long id(String member) {
        if (member.matches("\\d{1,18}")) return Long.parseLong(member);
        throw Refused.notFound();
    }
}
