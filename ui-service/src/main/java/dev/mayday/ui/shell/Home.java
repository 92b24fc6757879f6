package dev.mayday.ui.shell;

import dev.mayday.ui.web.HtmlPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The front door leads to the issues.
@Path("/")
@HtmlPage
class Home {

    @GET
    public Response issues() {
        return Response.status(Response.Status.SEE_OTHER).header("Location", "/issues").build();
    }
}
