package dev.mayday.ui.shell;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.HtmlPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Every address that is nobody's, with words instead of a bare 404. The namespaces of the other
/// services stay theirs.
@Path("/{path: (?!api/|internal/|q/).+}")
@Admits(Who.ANYBODY)
@HtmlPage
class Elsewhere {

    private final ErrorPages pages;

    Elsewhere(ErrorPages pages) {
        this.pages = pages;
    }

    @GET
    public Response nothing() {
        return pages.notFound();
    }
}

/// The front door leads to the issues.
@Path("/")
@Admits(Who.ANYBODY)
@HtmlPage
class Home {

    @GET
    public Response issues() {
        return Response.status(Response.Status.SEE_OTHER).header("Location", "/issues").build();
    }
}
