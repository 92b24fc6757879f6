package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.InvitationsApi.Draft;
import dev.mayday.contracts.people.InvitationsApi.Invited;
import dev.mayday.contracts.people.MembersApi.Gift;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Invitations;
import dev.mayday.ui.neighbors.Clients.Members;
import dev.mayday.ui.neighbors.Clients.Teams;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.OnceCookie;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.signin.Providers;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Who belongs to the organization and who is invited. The link of an invitation that could not be
/// mailed is shown once, on the page that the form leads to.
@Path("/settings/members")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class MembersPage {

    static final String HERE = "/settings/members";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance members(Shell shell, MembersBoard board, boolean passwords);

        private Templates() {}
    }

    private final Visit visit;
    private final Members members;
    private final Invitations invitations;
    private final Teams teams;
    private final OnceCookie once;
    private final Providers providers;

    MembersPage(
            Visit visit,
            @RestClient Members members,
            @RestClient Invitations invitations,
            @RestClient Teams teams,
            OnceCookie once,
            Providers providers) {
        this.visit = visit;
        this.members = members;
        this.invitations = invitations;
        this.teams = teams;
        this.once = once;
        this.providers = providers;
    }

    /// @param query part of a name or address
    @GET
    public Response show(@RestQuery @Nullable String query) {
        return page(200, query == null ? "" : query.strip(), once.take(HERE), Typed.NOTHING);
    }

    /// Invites.
    @POST
    public Response invite(
            @RestForm @Nullable String email,
            @RestForm @Nullable String role,
            @RestForm List<String> teams) {
        var draft = new Draft(text(email), role == null ? "member" : role, teams);
        try {
            return told(
                    visit.answerOrRefusal(
                            Service.ISSUES, bearer -> invitations.invite(bearer, draft)));
        } catch (Refused refused) {
            var typed =
                    Map.of(
                            "email", draft.email(),
                            "role", draft.role(),
                            "teams", String.join(" ", teams));
            return page(422, "", "", Typed.refused(typed, refused));
        }
    }

    @POST
    @Path("/{id: [0-9]{1,18}}/renewals")
    public Response renew(@RestPath long id) {
        try {
            return told(
                    visit.answerOrRefusal(Service.ISSUES, bearer -> invitations.renew(bearer, id)));
        } catch (Refused refused) {
            return visit.onTo(HERE, Flash.failed(refused.words()));
        }
    }

    private Response told(Invited invited) {
        var link = invited.link();
        if (link == null) {
            return visit.onTo(HERE, Flash.done("The invitation is mailed to " + invited.email()));
        }
        var words = invited.email() + " is invited. Copy its link here, and hand it over yourself.";
        return Response.fromResponse(visit.onTo(HERE, Flash.done(words)))
                .cookie(once.holding(link, HERE))
                .build();
    }

    /// @param query of the list in which the role was given; it is shown again
    @POST
    @Path("/{id: [0-9]{1,18}}/role")
    public Response give(
            @RestPath long id, @RestForm @Nullable String role, @RestForm @Nullable String query) {
        var list = query == null ? HERE : HERE + "?query=" + LocalPath.segment(query);
        try {
            var given =
                    visit.answerOrRefusal(
                            Service.ISSUES,
                            bearer -> members.give(bearer, id, new Gift(text(role))));
            var name = given.name().isEmpty() ? given.email() : given.name();
            return visit.onTo(list, Flash.done(name + " is " + given.role() + " now."));
        } catch (Refused refused) {
            return visit.onTo(list, Flash.failed(refused.words()));
        }
    }

    private Response page(int status, String query, String link, Typed typed) {
        var found =
                visit.answer(
                        Service.ISSUES,
                        bearer -> members.members(bearer, query.isEmpty() ? null : query));
        var all =
                found.gives().isEmpty()
                        ? List.<Team>of()
                        : visit.answer(Service.ISSUES, teams::teams).teams();
        var shell = visit.shell(Place.MEMBERS, "");
        var mails = shell.person().mails();
        var board = MembersBoard.of(found, all, query, link, mails, typed, visit.now());
        return Html.of(status, Templates.members(shell, board, providers.none()));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
