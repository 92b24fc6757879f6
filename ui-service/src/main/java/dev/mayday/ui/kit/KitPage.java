package dev.mayday.ui.kit;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Moment;
import dev.mayday.ui.web.WallClock;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/// Every tag in every state, in both themes and at the width of a phone, for who builds a page and
/// for the tests. The application that is delivered does not have it.
@Path("/ui/kit")
@Admits(Who.ANYBODY)
@HtmlPage
@RunOnVirtualThread
@IfBuildProfile(anyOf = {"dev", "test"})
class KitPage {

    /// @param id before the ids of this specimen, so that each is once on the page
    /// @param narrow whether it is as wide as a small phone
    record Specimen(String id, String title, String theme, boolean narrow) {

        public String id(String part) {
            return id + "-" + part;
        }
    }

    /// What the tags show.
    record Samples(
            List<Tab> tabs, List<Option> options, Moment fresh, Moment old, List<Tone> tones) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance kit(Shell shell, List<Specimen> specimens, Samples samples);

        private Templates() {}
    }

    private static final List<Specimen> SPECIMENS =
            List.of(
                    new Specimen("light", "Light", "light", false),
                    new Specimen("dark", "Dark", "dark", false),
                    new Specimen("narrow", "320 px", "light", true),
                    new Specimen("night", "320 px, dark", "dark", true));

    private final WallClock clock;

    KitPage(WallClock clock) {
        this.clock = clock;
    }

    @GET
    public Response show() {
        return Html.ok(Templates.kit(shell(), SPECIMENS, samples()));
    }

    private Samples samples() {
        var now = clock.instant();
        return new Samples(
                List.of(
                        new Tab("Unresolved", "#unresolved", true),
                        new Tab("Resolved", "#resolved", false),
                        new Tab("All", "#all", false)),
                List.of(
                        new Option("", "any environment", false),
                        new Option("production", "production", true)),
                Moment.of(now.minus(Duration.ofSeconds(3)), now),
                Moment.of(now.minus(Duration.ofDays(42)), now),
                List.of(Tone.values()));
    }

    private static Shell shell() {
        var ana = new Person(1, "ana@acme.example", "Ana Torres", "acme", "owner", true);
        return new Shell(ana, List.of(), Place.ELSEWHERE, "", null, Count.of(3));
    }
}
