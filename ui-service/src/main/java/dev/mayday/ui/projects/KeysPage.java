package dev.mayday.ui.projects;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.contracts.issues.ProjectsApi.KeyChange;
import dev.mayday.contracts.issues.ProjectsApi.Settings;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The keys of a project: what applications send with.
@Path("/projects/{slug}/keys")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class KeysPage {

    /// @param typed a label that was refused
    /// @param problem why; empty for nothing
    record Board(
            String slug,
            String name,
            boolean changeable,
            List<KeyLine> keys,
            String typed,
            String problem) {

        static Board of(Settings settings, String typed, String problem, Instant now) {
            long active = settings.keys().stream().filter(Key::active).count();
            return new Board(
                    settings.slug(),
                    settings.name(),
                    settings.keysChangeable(),
                    settings.keys().stream()
                            .map(key -> KeyLine.of(key, key.active() && active == 1, now))
                            .toList(),
                    typed,
                    problem);
        }

        /// Empty while something can be sent.
        public String closed() {
            if (keys.stream().anyMatch(KeyLine::active)) return "";
            return changeable
                    ? "No key is enabled: nothing that is sent is taken. Enable one, or add one."
                    : "No key is enabled: nothing that is sent is taken.";
        }

        public String note() {
            return "What the applications of " + name + " send with. The DSN is no secret.";
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance keys(Shell shell, Board board);

        private Templates() {}
    }

    private final Visit visit;
    private final ProjectDesk desk;

    KeysPage(Visit visit, ProjectDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @GET
    public Response show(@RestPath String slug) {
        return page(200, slug, "", "");
    }

    @POST
    public Response add(@RestPath String slug, @RestForm @Nullable String label) {
        var wanted = label == null ? "" : label;
        try {
            var key = desk.addKey(slug, wanted);
            return back(slug, "Key “" + key.label() + "” is ready, beside the others.");
        } catch (Refused refused) {
            return page(422, slug, wanted, refused.words());
        }
    }

    /// @param label its new name
    @POST
    @Path("/{key: [0-9a-f]{1,32}}")
    public Response rename(
            @RestPath String slug,
            @RestPath String key,
            @RestForm @Nullable String label,
            @RestForm("_method") @Nullable String method) {
        if ("DELETE".equals(method)) return revoke(slug, key);
        var change = new KeyChange(label == null ? "" : label, null);
        return change(slug, key, change, "has its new name.");
    }

    @POST
    @Path("/{key: [0-9a-f]{1,32}}/pause")
    public Response pause(
            @RestPath String slug,
            @RestPath String key,
            @RestForm("_method") @Nullable String method) {
        return "DELETE".equals(method)
                ? resume(slug, key)
                : change(
                        slug,
                        key,
                        new KeyChange(null, false),
                        "is disabled: within five seconds nothing is taken with it.");
    }

    @DELETE
    @Path("/{key: [0-9a-f]{1,32}}/pause")
    public Response resume(@RestPath String slug, @RestPath String key) {
        return change(
                slug,
                key,
                new KeyChange(null, true),
                "is enabled: it is good again within five seconds.");
    }

    @DELETE
    @Path("/{key: [0-9a-f]{1,32}}")
    public Response revoke(@RestPath String slug, @RestPath String key) {
        var revoked = desk.revokeKey(slug, key);
        return back(slug, "Key “" + revoked.label() + "” is revoked.");
    }

    private Response change(String slug, String key, KeyChange change, String done) {
        try {
            var now = desk.changeKey(slug, key, change);
            return back(slug, "Key “" + now.label() + "” " + done);
        } catch (Refused refused) {
            return visit.onTo(address(slug), Flash.failed(refused.detail()));
        }
    }

    private Response back(String slug, String done) {
        return visit.onTo(address(slug), Flash.done(done));
    }

    private Response page(int status, String slug, String typed, String problem) {
        var board = Board.of(desk.settings(slug), typed, problem, visit.now());
        return Html.of(status, Templates.keys(visit.shell(Place.KEYS, slug), board));
    }

    private static String address(String slug) {
        return "/projects/" + LocalPath.segment(slug) + "/keys";
    }
}
