package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Sends somebody without a session to the sign-in, and remembers where they wanted to go.
@RequestScoped
public class SignInDetour {

    /// Servers refuse longer request lines (4096); then the page without its filter is better than
    /// none.
    private static final int LONGEST = 3900;

    private final Htmx htmx;
    private final WayBack back;

    SignInDetour(Htmx htmx, WayBack back) {
        this.htmx = htmx;
        this.back = back;
    }

    public Response response() {
        var wanted = back.path();
        if (wanted.equals("/")) return htmx.moved("/sign-in");
        var next = encoded(wanted);
        return htmx.moved(
                "/sign-in?next=" + (next.length() <= LONGEST ? next : encoded(bare(wanted))));
    }

    private static String bare(String wanted) {
        return wanted.replaceFirst("\\?.*", "");
    }

    private static String encoded(String wanted) {
        return URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
