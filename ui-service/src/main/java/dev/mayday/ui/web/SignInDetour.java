package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Sends somebody without a session to the sign-in, and remembers where they wanted to go.
@RequestScoped
public class SignInDetour {

    private final Htmx htmx;
    private final UriInfo uri;
    private final Request request;

    SignInDetour(Htmx htmx, UriInfo uri, Request request) {
        this.htmx = htmx;
        this.uri = uri;
        this.request = request;
    }

    public Response response() {
        var wanted = wanted();
        return htmx.moved(
                wanted.equals("/")
                        ? "/sign-in"
                        : "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    /// Only what can be read again: a page, never the address of a change.
    private String wanted() {
        var page = htmx.currentPage();
        if (page != null) return LocalPath.orRoot(page);
        if (!request.getMethod().equals("GET")) return "/";
        var asked = uri.getRequestUri();
        return LocalPath.orRoot(
                asked.getRawQuery() == null
                        ? asked.getRawPath()
                        : asked.getRawPath() + "?" + asked.getRawQuery());
    }
}
