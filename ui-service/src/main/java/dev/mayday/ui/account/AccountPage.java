package dev.mayday.ui.account;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AccountApi.NewName;
import dev.mayday.contracts.issues.AccountApi.PasswordChange;
import dev.mayday.ui.account.AccountView.Problems;
import dev.mayday.ui.neighbors.Clients.Accounts;
import dev.mayday.ui.shell.Flash;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Name, password and sessions of whoever looks.
@Path("/settings/account")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class AccountPage {

    private static final String HERE = "/settings/account";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance account(Shell shell, AccountView view);

        private Templates() {}
    }

    private final Accounts accounts;
    private final Visit visit;

    AccountPage(@RestClient Accounts accounts, Visit visit) {
        this.accounts = accounts;
        this.visit = visit;
    }

    @GET
    public Response show() {
        return page(200, Problems.NONE);
    }

    /// Where a link that signs in once leads: who has no password yet is told to set one.
    @GET
    @Path("/arrival")
    public Response arrive() {
        var account = visit.answer(Service.ISSUES, accounts::account);
        return account.local() && !account.hasPassword()
                ? visit.onTo("/issues", Flash.of(Flash.Deed.PASSWORDLESS))
                : visit.onTo("/issues");
    }

    @POST
    @Path("/name")
    public Response rename(@RestForm @Nullable String name) {
        try {
            visit.answerOrRefusal(
                    Service.ISSUES, bearer -> accounts.rename(bearer, new NewName(name)));
            return visit.onTo(HERE, Flash.done("Name changed."));
        } catch (Refused refused) {
            return page(422, new Problems(refused.words(), "", ""));
        }
    }

    @POST
    @Path("/password")
    public Response changePassword(
            @RestForm @Nullable String old, @RestForm @Nullable String next) {
        try {
            var change = new PasswordChange(old, next);
            visit.answerOrRefusal(
                    Service.ISSUES, bearer -> accounts.changePassword(bearer, change));
            return visit.onTo(
                    HERE + "#sessions",
                    Flash.done("Password changed. You are signed out everywhere else."));
        } catch (Refused refused) {
            boolean aboutOld = refused.field().equals("old") || refused.status() == 429;
            return page(
                    refused.status() == 429 ? 429 : 422,
                    aboutOld
                            ? new Problems("", refused.words(), "")
                            : new Problems("", "", refused.words()));
        }
    }

    @POST
    @Path("/sessions/{id: [0-9]{1,18}}/deletion")
    public Response end(@RestPath long id) {
        visit.done(Service.ISSUES, bearer -> accounts.endSession(bearer, id));
        return visit.onTo(HERE + "#sessions", Flash.done("Session ended."));
    }

    @POST
    @Path("/sessions/deletion")
    public Response endOthers() {
        var ended = visit.done(Service.ISSUES, accounts::endOthers);
        var words =
                ended.sessions() == 1 ? "1 session ended." : ended.sessions() + " sessions ended.";
        return visit.onTo(HERE + "#sessions", Flash.done(words));
    }

    private Response page(int status, Problems problems) {
        var account = visit.answer(Service.ISSUES, accounts::account);
        var view = AccountView.of(account, problems, visit.now());
        return Html.of(status, Templates.account(visit.shell(Place.ACCOUNT, ""), view));
    }
}
