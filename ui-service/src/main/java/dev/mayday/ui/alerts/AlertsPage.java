package dev.mayday.ui.alerts;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.alerts.ChannelKind;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.ui.alerts.ChannelForm.Typed;
import dev.mayday.ui.kit.Tone;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The alerts of a project.
@Path("/projects/{slug}/alerts")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class AlertsPage {

    /// What came of a test message.
    record TestLine(String words, Tone tone, String icon) {

        static TestLine of(TestResult test) {
            var answer = (test.status() > 0 ? test.status() + " " : "") + test.answer();
            return test.delivered()
                    ? new TestLine("Delivered: " + answer, Tone.GOOD, "check")
                    : new TestLine("Not delivered: " + answer, Tone.DANGER, "alert");
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance alerts(
                Shell shell, AlertsBoard board, String problem, @Nullable TestLine test);

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
        return page(200, slug, "", Typed.NOTHING, null);
    }

    /// @param environments one, several divided by commas, or none for any
    @PUT
    @Path("/rules/{id: [0-9]{1,18}}")
    public Response set(
            @RestPath String slug,
            @RestPath long id,
            @RestForm @Nullable String mode,
            @RestForm @Nullable String environments) {
        var project = desk.edited(slug);
        var rule = desk.rules(project).stream().filter(one -> one.id() == id).findFirst();
        if (rule.isEmpty()) throw new NotFoundException();
        try {
            var settings = rule.get().settings();
            desk.set(
                    project,
                    id,
                    settings.with(
                            Word.of(RuleMode.class, mode == null ? "off" : mode),
                            names(environments)));
            return back(slug, Flash.Deed.RULE_CHANGED);
        } catch (Refused refused) {
            return page(422, slug, refused.detail(), Typed.NOTHING, null);
        }
    }

    /// Forms can only post.
    @POST
    @Path("/rules/{id: [0-9]{1,18}}")
    public Response submit(
            @RestPath String slug,
            @RestPath long id,
            @RestForm @Nullable String mode,
            @RestForm @Nullable String environments) {
        return set(slug, id, mode, environments);
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
            return back(slug, Flash.Deed.DESTINATION_ADDED);
        } catch (Refused refused) {
            return page(422, slug, refused.detail(), typed, null);
        }
    }

    private static Typed typed(MultivaluedMap<String, String> form) {
        var settings = new TreeMap<String, String>();
        for (var field : form.keySet()) {
            if (field.startsWith(ChannelForm.PREFIX)) {
                settings.put(field.substring(ChannelForm.PREFIX.length()), first(form, field));
            }
        }
        return new Typed(first(form, "kind"), first(form, "name"), settings);
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value;
    }

    @DELETE
    @Path("/destinations/{id: [0-9]+}")
    public Response remove(@RestPath String slug, @RestPath long id) {
        desk.remove(desk.edited(slug), id);
        return back(slug, Flash.Deed.DESTINATION_REMOVED);
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
        return page(200, slug, "", Typed.NOTHING, desk.test(desk.edited(slug), id));
    }

    private Response page(
            int status, String slug, String problem, Typed typed, @Nullable TestResult test) {
        var project = desk.seen(slug);
        var now = visit.now();
        var shell = visit.shell(Place.ALERTS, slug);
        var board =
                new AlertsBoard(
                        slug,
                        project.name(),
                        desk.mayEdit(shell.person().role()),
                        desk.rules(project.id()).stream()
                                .map(rule -> RuleLine.of(rule, project.environments()))
                                .toList(),
                        desk.destinations(project.id()),
                        desk.channels(project.id()).stream()
                                .map(channel -> ChannelForm.of(channel, typed))
                                .toList(),
                        desk.deliveries(project.id()).stream()
                                .map(delivery -> DeliveryLine.of(delivery, now))
                                .toList());
        return Html.of(
                status,
                Templates.alerts(shell, board, problem, test == null ? null : TestLine.of(test)));
    }

    private Response back(String slug, Flash.Deed deed) {
        return visit.onTo("/projects/" + slug + "/alerts", Flash.of(deed));
    }

    private static List<String> names(@Nullable String environments) {
        if (environments == null) return List.of();
        return Arrays.stream(environments.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
