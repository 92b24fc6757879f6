package dev.mayday.ui.audit;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AuditApi.Part;
import dev.mayday.ui.neighbors.Clients.Audit;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Who changed what, to read, to search and to export.
@Path("/settings/audit")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class AuditPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance audit(Shell shell, AuditView view);

        private Templates() {}
    }

    private final Audit audit;
    private final Visit visit;

    AuditPage(@RestClient Audit audit, Visit visit) {
        this.audit = audit;
        this.visit = visit;
    }

    @GET
    public Response show(
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String object,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String cursor) {
        var filter = AuditFilter.of(actor, action, object, from, to);
        var chain = visit.answer(Service.ISSUES, audit::chain);
        var at = cursor == null ? "" : cursor;
        try {
            var page =
                    visit.answerOrRefusal(
                            Service.ISSUES, bearer -> audit.list(bearer, filter.search(cursor)));
            return page(200, AuditView.of(filter, at, page, "", chain, visit.now()));
        } catch (Refused refused) {
            var nothing = new dev.mayday.contracts.issues.AuditApi.Page(List.of(), null);
            return page(
                    422, AuditView.of(filter, "", nothing, refused.detail(), chain, visit.now()));
        }
    }

    private Response page(int status, AuditView view) {
        return Html.of(status, Templates.audit(visit.shell(Place.AUDIT, ""), view));
    }

    @GET
    @Path("/export")
    public Response export(
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String object,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String format) {
        var filter = AuditFilter.of(actor, action, object, from, to);
        var first = part(filter, format, null);
        StreamingOutput file = out -> write(out, filter, format, first);
        boolean csv = "csv".equals(format);
        return Response.ok(file)
                .type((csv ? "text/csv" : "application/x-ndjson") + ";charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"mayday-audit." + (csv ? "csv" : "ndjson") + '"')
                .build();
    }

    /// Part by part, so that no length of the log costs memory. A part that does not come ends the
    /// connection, so that nobody takes half a file for a whole one.
    private void write(OutputStream out, AuditFilter filter, @Nullable String format, Part first)
            throws IOException {
        for (var part = first; ; part = part(filter, format, part.next())) {
            out.write(part.text().getBytes(StandardCharsets.UTF_8));
            if (part.next() == null) return;
        }
    }

    private Part part(AuditFilter filter, @Nullable String format, @Nullable String cursor) {
        return visit.done(
                Service.ISSUES, bearer -> audit.export(bearer, format, filter.search(cursor)));
    }

    @POST
    @Path("/checks")
    public Response check() {
        var chain = visit.done(Service.ISSUES, audit::check);
        return visit.onTo(
                "/settings/audit#chain",
                chain.broken()
                        ? Flash.failed("The audit log is not as it was written.")
                        : Flash.done("Checked: the audit log is as it was written."));
    }
}
