package dev.mayday.ui.signon;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Denial;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.signin.Providers;
import dev.mayday.ui.signin.SignOnDesk;
import dev.mayday.ui.web.BaseUrl;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The door to a provider, and the one back. Where a person wanted to go waits in a cookie, because
/// the provider is told nothing of it.
@Path("/sign-in/with/{provider: [a-z0-9-]+}")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class SingleSignOnPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance trouble(TroubleView trouble);

        static native TemplateInstance denied(DeniedView denied);

        private Templates() {}
    }

    private final Providers providers;
    private final BaseUrl base;
    private final CodeFlow flow;
    private final SignOnDesk desk;
    private final NextCookie next;
    private final FlashCookie flash;
    private final ErrorPages pages;

    SingleSignOnPage(
            Providers providers,
            BaseUrl base,
            CodeFlow flow,
            SignOnDesk desk,
            NextCookie next,
            FlashCookie flash,
            ErrorPages pages) {
        this.providers = providers;
        this.base = base;
        this.flow = flow;
        this.desk = desk;
        this.next = next;
        this.flash = flash;
        this.pages = pages;
    }

    /// @param wanted where to go afterwards
    /// @param moved whether the browser was sent to the right address of this server before
    @GET
    public Response leave(
            @RestPath String provider,
            @RestQuery("next") @Nullable String wanted,
            @RestQuery("moved") @Nullable String moved,
            UriInfo uri) {
        var known = providers.named(provider);
        if (known.isEmpty()) return pages.notFound();
        // Where people come back to must be the address that the provider knows.
        if (!base.isOf(uri.getRequestUri())) {
            return moved != null
                    ? trouble(known.get(), Trouble.HOST, "another host than MAYDAY_BASE_URL")
                    : seeOther(base.at(moved(known.get(), LocalPath.orRoot(wanted))));
        }
        return switch (flow.begin(known.get())) {
            case CodeFlow.Onward onward ->
                    Response.fromResponse(seeOther(onward.location()))
                            .cookie(next.holding(LocalPath.orRoot(wanted)))
                            .build();
            case CodeFlow.Failed failed -> trouble(known.get(), failed.trouble(), failed.why());
            case CodeFlow.Vouched _ -> throw new IllegalStateException("nobody was asked yet");
        };
    }

    private static String moved(Provider provider, String next) {
        return Provider.entrance(provider.name()) + "?moved=1&next=" + LocalPath.segment(next);
    }

    /// @param error the provider's, instead of a code
    @GET
    @Path("/back")
    public Response back(
            @RestPath String provider,
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error) {
        var known = providers.named(provider);
        if (known.isEmpty()) return pages.notFound();
        if (error != null) return refused(known.get(), error);
        if (code == null || state == null) {
            return trouble(known.get(), Trouble.LOST, "it came back without a code or a state");
        }
        return switch (flow.end(known.get())) {
            case CodeFlow.Vouched vouched -> enter(known.get(), vouched);
            case CodeFlow.Failed failed -> trouble(known.get(), failed.trouble(), failed.why());
            case CodeFlow.Onward _ ->
                    trouble(known.get(), Trouble.LOST, "what came back belongs to no sign-in");
        };
    }

    private Response enter(Provider provider, CodeFlow.Vouched vouched) {
        var entry =
                desk.enter(
                        provider,
                        vouched.subject(),
                        vouched.sid(),
                        vouched.claims(),
                        vouched.idToken(),
                        vouched.refreshToken());
        if (entry.denial() != null) return denied(provider, vouched.subject(), entry.denial());
        return Response.fromResponse(inside(entry.joined()))
                .cookie(desk.cookie(entry), next.cleared())
                .build();
    }

    /// The link of an invitation that the sign-in accepted leads nowhere any more.
    private Response inside(List<String> joined) {
        if (joined.isEmpty()) return seeOther(next.path());
        var path = next.path().startsWith("/invitations/") ? "/issues" : next.path();
        var welcome = Flash.done("Welcome to " + String.join(" and ", joined) + ".");
        return Response.fromResponse(seeOther(path)).cookie(flash.holding(welcome)).build();
    }

    private Response trouble(Provider provider, Trouble trouble, String why) {
        FailedSignIns.write(provider, trouble.name(), why);
        return page(TroubleView.of(provider, trouble, "", next.path()));
    }

    /// @param error what the provider calls it
    private Response refused(Provider provider, String error) {
        var view = TroubleView.of(provider, Trouble.ofError(error), error, next.path());
        var said = view.code().isEmpty() ? "a code that is none" : view.code();
        FailedSignIns.write(provider, Trouble.ofError(error).name(), "the provider says " + said);
        return page(view);
    }

    private static Response page(TroubleView view) {
        return Html.of(view.status(), Templates.trouble(view));
    }

    private Response denied(Provider provider, String subject, Denial denial) {
        FailedSignIns.write(provider, "DENIED", denial.why() + ", subject " + subject);
        return Html.of(403, Templates.denied(DeniedView.of(provider, denial)));
    }

    private static Response seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", location).build();
    }
}
