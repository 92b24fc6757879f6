package dev.mayday.ui.signon;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.signon.SignOnApi.MappingText;
import dev.mayday.contracts.signon.SignOnApi.Trial;
import dev.mayday.contracts.signon.SignOnApi.TrialRequest;
import dev.mayday.ui.neighbors.Clients.SignOn;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/// What the groups of a provider give people, and a tester: claims pasted in, what they give out,
/// with reasons. It changes nothing, and the claims stand in no address.
@Path("/settings/sign-on")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class MappingPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance mapping(Shell shell, MappingView view);

        private Templates() {}
    }

    private final Visit visit;
    private final SignOn signOn;

    MappingPage(Visit visit, @RestClient SignOn signOn) {
        this.visit = visit;
        this.signOn = signOn;
    }

    @GET
    public Response show() {
        return page(200, MappingView.of(mappings()));
    }

    @POST
    public Response test(@RestForm @Nullable String provider, @RestForm @Nullable String claims) {
        var mappings = mappings();
        var pasted = claims == null ? "" : claims;
        var chosen = provider == null ? "" : provider;
        try {
            var trial =
                    visit.answerOrRefusal(
                            Service.ISSUES,
                            bearer -> signOn.trial(bearer, new TrialRequest(chosen, pasted)));
            return page(200, MappingView.of(mappings).tried(chosen, pasted, trial));
        } catch (Refused refused) {
            return page(422, MappingView.of(mappings).refused(chosen, pasted, refused.detail()));
        }
    }

    private List<MappingText> mappings() {
        return visit.answer(Service.ISSUES, signOn::mappings);
    }

    private Response page(int status, MappingView view) {
        return Html.of(status, Templates.mapping(visit.shell(Place.SIGN_ON, ""), view));
    }

    /// @param claims as pasted
    /// @param problem why they could not be tried; empty when they were
    /// @param trial null when nothing was tried
    record MappingView(
            List<MappingText> mappings,
            String provider,
            String claims,
            String problem,
            @Nullable Trial trial) {

        MappingView {
            mappings = List.copyOf(mappings);
        }

        static MappingView of(List<MappingText> mappings) {
            return new MappingView(mappings, "", "", "", null);
        }

        MappingView tried(String provider, String claims, Trial trial) {
            return new MappingView(mappings, provider, claims, "", trial);
        }

        MappingView refused(String provider, String claims, String problem) {
            return new MappingView(mappings, provider, claims, problem, null);
        }

        /// What is wrong with a mapping that names an organization which is not there.
        public String absent(String slug) {
            return "There is no organization "
                    + slug
                    + ": what is written for it lets nobody in. The slug of each stands under"
                    + " Organization.";
        }

        /// In one word.
        public String verdict() {
            if (trial == null) return "";
            return trial.admitted() ? "Let in" : "Refused";
        }

        public String tone() {
            return trial != null && trial.admitted() ? "good" : "danger";
        }
    }
}
