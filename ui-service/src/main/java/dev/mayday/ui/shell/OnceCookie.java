package dev.mayday.ui.shell;

import dev.mayday.ui.web.Https;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Carries a secret that is shown once over the redirect to the page that shows it, which also
/// takes it away. It is in no address and no log, no script reads it, no other site sends it,
/// and only that page gets it.
@RequestScoped
public class OnceCookie {

    private static final String NAME = "mayday-once";
    private static final int SECONDS = 60;
    private static final int LONGEST = 2_000;

    private final HttpHeaders headers;
    private final HttpServerResponse response;
    private final Https https;

    OnceCookie(HttpHeaders headers, HttpServerResponse response, Https https) {
        this.headers = headers;
        this.response = response;
        this.https = https;
    }

    /// @param page that shows the secret
    /// @return empty when there is none
    public String take(String page) {
        var cookie = headers.getCookies().get(NAME);
        if (cookie == null || cookie.getValue().length() > LONGEST) return "";
        response.addCookie(Cookie.cookie(NAME, "").setPath(page).setMaxAge(0));
        try {
            var bytes = Base64.getUrlDecoder().decode(cookie.getValue());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    /// @param page that shows the secret
    public NewCookie holding(String secret, String page) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return new NewCookie.Builder(NAME)
                .value(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .path(page)
                .maxAge(SECONDS)
                .httpOnly(true)
                .secure(https.isSpoken())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
