package dev.mayday.ui.alerts;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.contracts.alerts.ChannelKind;
import dev.mayday.ui.alerts.ChannelForm.Typed;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;

/// The alerts of a project.
@Path("/projects/{slug}/alerts")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class AlertsPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance alerts(Shell shell, AlertsBoard board, String problem);

        private Templates() {}
    }

    private final AlertsDesk desk;
    private final Visit visit;

    AlertsPage(AlertsDesk desk, Visit visit) {
        this.desk = desk;
        this.visit = visit;
    }

    @GET
    public Response show(@RestPath String slug) {
        return page(200, slug, Map.of(), Typed.NOTHING);
    }

    /// Where a refused form stands, for who asks for that address again.
    @GET
    @Path("/{form: rules|destinations}")
    public Response form(@RestPath String slug) {
        return visit.onTo(address(slug));
    }

    /// All rules are one form. Each that was changed in it is saved, or keeps what was chosen with
    /// the reason.
    @POST
    @Path("/rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String slug, MultivaluedMap<String, String> form) {
        var project = desk.edited(slug);
        var refused = new HashMap<Long, RuleChoice>();
        for (var rule : desk.rules(project)) {
            RuleChoice.in(form, rule)
                    .flatMap(choice -> save(project, rule, choice))
                    .ifPresent(choice -> refused.put(rule.id(), choice));
        }
        return refused.isEmpty()
                ? back(slug, Flash.of(Flash.Deed.RULES_SAVED))
                : page(422, slug, refused, Typed.NOTHING);
    }

    /// The choice with the reason when it is refused.
    private Optional<RuleChoice> save(long project, Rule rule, RuleChoice choice) {
        try {
            desk.set(project, rule.id(), choice.put(rule.settings()));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(choice.refused(refused.detail()));
        }
    }

    @POST
    @Path("/destinations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@RestPath String slug, MultivaluedMap<String, String> form) {
        var typed = typed(form);
        var project = desk.edited(slug);
        try {
            desk.add(
                    project,
                    new NewDestination(
                            Word.of(ChannelKind.class, typed.kind()),
                            typed.name(),
                            typed.settings()));
            return back(slug, Flash.of(Flash.Deed.DESTINATION_ADDED));
        } catch (Refused refused) {
            return page(422, slug, Map.of(), typed.refused(refused));
        }
    }

    private static Typed typed(MultivaluedMap<String, String> form) {
        var settings = new TreeMap<String, String>();
        for (var field : form.keySet()) {
            if (field.startsWith(ChannelForm.PREFIX)) {
                settings.put(field.substring(ChannelForm.PREFIX.length()), first(form, field));
            }
        }
        return new Typed(first(form, "kind"), first(form, "name"), settings, "", "");
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value;
    }

    @DELETE
    @Path("/destinations/{id: [0-9]+}")
    public Response remove(@RestPath String slug, @RestPath long id) {
        desk.remove(desk.edited(slug), id);
        return back(slug, Flash.of(Flash.Deed.DESTINATION_REMOVED));
    }

    /// Forms can only post; the only thing that can be done to a destination is to take it away.
    @POST
    @Path("/destinations/{id: [0-9]+}")
    public Response submit(@RestPath String slug, @RestPath long id) {
        return remove(slug, id);
    }

    @POST
    @Path("/destinations/{id: [0-9]+}/tests")
    public Response test(@RestPath String slug, @RestPath long id) {
        var test = desk.test(desk.edited(slug), id);
        var answer = (test.status() > 0 ? test.status() + " " : "") + test.answer();
        return back(
                slug,
                test.delivered()
                        ? Flash.done("Test delivered: " + answer)
                        : Flash.failed("Test not delivered: " + answer));
    }

    /// Sends a dead delivery again.
    @POST
    @Path("/deliveries/{id: [0-9]{1,18}}/resends")
    public Response resend(@RestPath String slug, @RestPath long id) {
        try {
            var by = desk.resend(desk.edited(slug), id).by();
            return back(slug, Flash.done("Delivery " + id + " is sent again as " + by));
        } catch (Refused refused) {
            return back(slug, Flash.failed(refused.detail()));
        }
    }

    /// @param refused choices that could not be saved, by rule
    /// @param typed a destination that could not be added
    private Response page(int status, String slug, Map<Long, RuleChoice> refused, Typed typed) {
        var project = desk.seen(slug);
        var now = visit.now();
        var shell = visit.shell(Place.ALERTS, slug);
        var board =
                new AlertsBoard(
                        slug,
                        project.name(),
                        desk.mayEdit(shell.person().role()),
                        desk.rules(project.id()).stream()
                                .map(
                                        rule ->
                                                RuleLine.of(
                                                        rule,
                                                        project.environments(),
                                                        refused.get(rule.id())))
                                .toList(),
                        desk.destinations(project.id()),
                        desk.channels(project.id()).stream()
                                .map(channel -> ChannelForm.of(channel, typed))
                                .toList(),
                        desk.deliveries(project.id()).stream()
                                .map(delivery -> DeliveryLine.of(delivery, now))
                                .toList());
        var said = board.forms().stream().anyMatch(form -> form.says(typed));
        return Html.of(status, Templates.alerts(shell, board, said ? "" : typed.problem()));
    }

    private Response back(String slug, Flash flash) {
        return visit.onTo(address(slug), flash);
    }

    private static String address(String slug) {
        return "/projects/" + LocalPath.segment(slug) + "/alerts";
    }
}
