package dev.mayday.ui.tokens;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.TokensApi.Draft;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Tokens;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.OnceCookie;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Tokens for programs. The secret of a new one is shown once, on the page that its form leads
/// to.
@Path("/settings/tokens")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class TokensPage {

    private static final String HERE = "/settings/tokens";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance tokens(Shell shell, TokensBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final Tokens tokens;
    private final OnceCookie once;

    TokensPage(Visit visit, @RestClient Tokens tokens, OnceCookie once) {
        this.visit = visit;
        this.tokens = tokens;
        this.once = once;
    }

    @GET
    public Response show() {
        return page(200, once.take(HERE), Typed.NOTHING);
    }

    /// @param of `person` or `organization`
    /// @param days see [Life]; empty for as usual
    /// @param projects slugs, between spaces, commas or line ends
    /// @param networks likewise
    @POST
    public Response make(
            @RestForm @Nullable String name,
            @RestForm @Nullable String of,
            @RestForm List<String> scopes,
            @RestForm @Nullable String days,
            @RestForm @Nullable String projects,
            @RestForm @Nullable String networks) {
        var life = text(days);
        var draft =
                new Draft(
                        text(name),
                        text(of).equals("organization"),
                        scopes,
                        life.matches("\\d{1,4}") ? Integer.valueOf(life) : null,
                        words(projects),
                        words(networks));
        try {
            var made = visit.answerOrRefusal(Service.ISSUES, bearer -> tokens.make(bearer, draft));
            var done = visit.onTo(HERE, Flash.done("Token “" + made.token().name() + "” made."));
            return Response.fromResponse(done).cookie(once.holding(made.secret(), HERE)).build();
        } catch (Refused refused) {
            var typed =
                    Map.of(
                            "name",
                            text(name),
                            "of",
                            text(of),
                            "scopes",
                            String.join(" ", scopes),
                            "days",
                            life,
                            "projects",
                            text(projects),
                            "networks",
                            text(networks));
            return page(422, "", Typed.refused(typed, refused));
        }
    }

    /// Forms can only post; the only thing that can be done to a token is to take it away.
    @POST
    @Path("/{id: [0-9]{1,18}}")
    public Response submit(@RestPath long id) {
        return revoke(id);
    }

    @DELETE
    @Path("/{id: [0-9]{1,18}}")
    public Response revoke(@RestPath long id) {
        var revoked = visit.done(Service.ISSUES, bearer -> tokens.revoke(bearer, id));
        return visit.onTo(HERE, Flash.done("Token “" + revoked.name() + "” is revoked."));
    }

    private Response page(int status, String secret, Typed typed) {
        var all = visit.answer(Service.ISSUES, tokens::tokens);
        var board = TokensBoard.of(all, secret, typed, visit.now());
        return Html.of(status, Templates.tokens(visit.shell(Place.TOKENS, ""), board));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static List<String> words(@Nullable String typed) {
        return Arrays.stream(text(typed).split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }
}
