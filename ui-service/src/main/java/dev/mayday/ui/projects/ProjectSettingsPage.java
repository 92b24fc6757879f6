package dev.mayday.ui.projects;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.ProjectsApi;
import dev.mayday.contracts.issues.ProjectsApi.Change;
import dev.mayday.ui.kit.Typed;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What can be set about a project, and its removal into the bin.
@Path("/projects/{slug}/settings")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class ProjectSettingsPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance settings(Shell shell, ProjectBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final ProjectDesk desk;

    ProjectSettingsPage(Visit visit, ProjectDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @GET
    public Response show(@RestPath String slug) {
        return page(200, slug, Typed.NOTHING);
    }

    /// Where a refused form stands, for who asks for that address again.
    @GET
    @Path("/{form: origins|scrubbing|removal}")
    public Response form(@RestPath String slug) {
        return visit.onTo(address(slug));
    }

    @POST
    public Response save(
            @RestPath String slug,
            @RestForm @Nullable String name,
            @RestForm("slug") @Nullable String newSlug,
            @RestForm @Nullable String platform) {
        return change(
                slug,
                new Change(
                        text(name),
                        text(newSlug),
                        text(platform),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Map.of("name", text(name), "slug", text(newSlug), "platform", text(platform)),
                "Project saved.");
    }

    /// @param allowedOrigins one a line
    @POST
    @Path("/origins")
    public Response origins(@RestPath String slug, @RestForm @Nullable String allowedOrigins) {
        return change(
                slug,
                new Change(null, null, null, lines(allowedOrigins), null, null, null, null, null),
                Map.of("allowedOrigins", text(allowedOrigins)),
                "Allowed origins saved. They hold within five seconds.");
    }

    /// @param sensitiveFields one a line
    /// @param safeFields one a line
    @POST
    @Path("/scrubbing")
    public Response scrubbing(
            @RestPath String slug,
            @RestForm @Nullable String dataScrubber,
            @RestForm @Nullable String dataScrubberDefaults,
            @RestForm @Nullable String scrubIPAddresses,
            @RestForm @Nullable String sensitiveFields,
            @RestForm @Nullable String safeFields) {
        return change(
                slug,
                new Change(
                        null,
                        null,
                        null,
                        null,
                        dataScrubber != null,
                        dataScrubberDefaults != null,
                        scrubIPAddresses != null,
                        lines(sensitiveFields),
                        lines(safeFields)),
                Map.of("sensitiveFields", text(sensitiveFields), "safeFields", text(safeFields)),
                "Scrubbing saved. It holds within a minute, for events that come from then on.");
    }

    /// @param confirmation the slug, typed
    @POST
    @Path("/removal")
    public Response remove(@RestPath String slug, @RestForm @Nullable String confirmation) {
        try {
            var removed = desk.remove(slug, text(confirmation));
            return visit.onTo(
                    "/projects",
                    Flash.done(
                            "%s is in the bin, for %d days."
                                    .formatted(removed.name(), ProjectsApi.DAYS_IN_BIN)));
        } catch (Refused refused) {
            var typed = Map.of("confirmation", text(confirmation));
            return page(422, slug, new Typed(typed, "confirmation", refused.words()));
        }
    }

    private Response change(String slug, Change change, Map<String, String> typed, String done) {
        try {
            var now = desk.change(slug, change);
            return visit.onTo(address(now.slug()), Flash.done(done));
        } catch (Refused refused) {
            return page(422, slug, Typed.refused(typed, refused));
        }
    }

    private Response page(int status, String slug, Typed typed) {
        var settings = desk.settings(slug);
        var weight = settings.changeable() ? desk.weigh(slug) : null;
        var board = new ProjectBoard(settings, weight, typed);
        return Html.of(
                status, Templates.settings(visit.shell(Place.PROJECT_SETTINGS, slug), board));
    }

    private static String address(String slug) {
        return "/projects/" + LocalPath.segment(slug) + "/settings";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static List<String> lines(@Nullable String typed) {
        return Arrays.stream(text(typed).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
