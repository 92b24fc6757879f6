package dev.mayday.ui.ownership;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.OwnershipApi.Probe;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.contracts.issues.OwnershipApi.Switches;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The ownership rules of a project, its tester, and what nobody owns.
@Path("/projects/{slug}/ownership")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class OwnershipPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance rules(Shell shell, OwnershipBoard board);

        static native TemplateInstance tester(Shell shell, TesterBoard board);

        static native TemplateInstance coverage(Shell shell, CoverageBoard board);

        static native TemplateInstance open(Shell shell, OpenBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final OwnershipDesk desk;
    private final WallClock clock;

    OwnershipPage(Visit visit, OwnershipDesk desk, WallClock clock) {
        this.visit = visit;
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    public Response show(@RestPath String slug) {
        return page(200, slug, Typed.NOTHING, List.of());
    }

    /// Where a refused form stands, for who asks for that address again.
    @GET
    @Path("/{form: rules|codeowners|switches}")
    public Response form(@RestPath String slug) {
        return visit.onTo(address(slug));
    }

    @POST
    @Path("/rules")
    public Response rules(@RestPath String slug, @RestForm @Nullable String rules) {
        try {
            desk.saveRules(slug, text(rules));
            return visit.onTo(address(slug), Flash.done("Rules saved. They hold from now on."));
        } catch (Refused refused) {
            var typed = new Typed(Map.of("rules", text(rules)), "rules", refused.words());
            return page(422, slug, typed, refused.problems());
        }
    }

    @POST
    @Path("/codeowners")
    public Response codeowners(@RestPath String slug, @RestForm @Nullable String codeowners) {
        try {
            desk.saveCodeOwners(slug, text(codeowners));
            return visit.onTo(address(slug), Flash.done("CODEOWNERS saved."));
        } catch (Refused refused) {
            var values = Map.of("codeowners", text(codeowners));
            return page(422, slug, new Typed(values, "codeowners", refused.words()), List.of());
        }
    }

    @POST
    @Path("/switches")
    public Response switches(
            @RestPath String slug,
            @RestForm @Nullable String mode,
            @RestForm @Nullable String frameFirst,
            @RestForm @Nullable String inAppOnly,
            @RestForm @Nullable String codeMappings) {
        try {
            var mappings = lines(codeMappings);
            var wanted = new Switches(mode, frameFirst != null, inAppOnly != null, mappings);
            desk.change(slug, wanted);
            return visit.onTo(address(slug), Flash.done("Saved."));
        } catch (Refused refused) {
            var values = Map.of("codeMappings", text(codeMappings));
            return page(422, slug, Typed.refused(values, refused), List.of());
        }
    }

    /// @param what id of an event, or an issue
    /// @param paths of frames, one a line, the innermost first
    /// @param tags `key=value`, one a line
    @GET
    @Path("/tester")
    public Response tester(
            @RestPath String slug,
            @RestQuery @Nullable String what,
            @RestQuery @Nullable String paths,
            @RestQuery @Nullable String tags,
            @RestQuery @Nullable String url) {
        var values =
                Map.of(
                        "what", text(what),
                        "paths", text(paths),
                        "tags", text(tags),
                        "url", text(url));
        desk.ownership(slug); // who may not see the project finds nothing here either
        if (values.values().stream().allMatch(String::isBlank)) {
            return tester(200, new TesterBoard(slug, Typed.NOTHING, null));
        }
        var untold = lines(tags).stream().filter(line -> line.indexOf('=') <= 0).findFirst();
        if (untold.isPresent()) {
            var words = "“%s” is no tag: write it as component=payments.".formatted(untold.get());
            return tester(422, new TesterBoard(slug, new Typed(values, "tags", words), null));
        }
        try {
            var probe = probe(text(what).strip(), lines(paths), tags(tags), text(url));
            var typed = new Typed(values, "", "");
            return tester(200, new TesterBoard(slug, typed, desk.test(slug, probe)));
        } catch (Refused refused) {
            return tester(422, new TesterBoard(slug, Typed.refused(values, refused), null));
        } catch (Detour missing) {
            if (missing.getResponse().getStatus() != 404) throw missing;
            var typed = new Typed(values, "what", "There is no such event or issue here.");
            return tester(422, new TesterBoard(slug, typed, null));
        }
    }

    private static Probe probe(
            String what, List<String> paths, Map<String, String> tags, String url) {
        if (what.isEmpty()) return new Probe(null, null, paths, tags, url);
        boolean event = what.replace("-", "").matches("[0-9a-fA-F]{32}");
        return event
                ? new Probe(what, null, null, null, null)
                : new Probe(null, what, null, null, null);
    }

    private Response tester(int status, TesterBoard board) {
        var shell = visit.shell(Place.OWNERSHIP, board.slug());
        return Html.of(status, Templates.tester(shell, board));
    }

    @GET
    @Path("/coverage")
    public Response coverage(@RestPath String slug) {
        var saved = desk.ownership(slug);
        var board =
                new CoverageBoard(
                        slug,
                        desk.coverage(slug),
                        saved.gone().stream().map(Problem::message).toList(),
                        saved.skipped().stream().map(Problem::message).toList());
        return Html.ok(Templates.coverage(visit.shell(Place.OWNERSHIP, slug), board));
    }

    /// What the rules would do to issues that were there before them.
    @GET
    @Path("/open-issues")
    public Response openIssues(@RestPath String slug) {
        var board = new OpenBoard(slug, desk.openIssues(slug), desk.ownership(slug).changeable());
        return Html.ok(Templates.open(visit.shell(Place.OWNERSHIP, slug), board));
    }

    @POST
    @Path("/open-issues")
    public Response assignOpenIssues(@RestPath String slug) {
        int given = desk.assignOpenIssues(slug).owned();
        var words = given == 1 ? "1 issue assigned." : given + " issues assigned.";
        return visit.onTo(address(slug), Flash.done(words));
    }

    private Response page(int status, String slug, Typed typed, List<String> problems) {
        var board =
                new OwnershipBoard(slug, desk.ownership(slug), typed, problems, clock.instant());
        return Html.of(status, Templates.rules(visit.shell(Place.OWNERSHIP, slug), board));
    }

    private static String address(String slug) {
        return "/projects/" + LocalPath.segment(slug) + "/ownership";
    }

    /// Browsers end lines of forms with two characters.
    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }

    private static List<String> lines(@Nullable String typed) {
        return Arrays.stream(text(typed).split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Map<String, String> tags(@Nullable String typed) {
        var tags = new LinkedHashMap<String, String>();
        for (var line : lines(typed)) {
            int equals = line.indexOf('=');
            if (equals > 0) tags.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return tags;
    }
}
