package dev.mayday.ui.shell;

import dev.mayday.ui.web.Https;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/// Carries a [Flash] over the redirect that follows a change; the page that shows it also takes it
/// away.
@RequestScoped
public class FlashCookie {

    private static final String NAME = "mayday-flash";
    private static final int SECONDS = 20;

    private final HttpHeaders headers;
    private final HttpServerResponse response;
    private final Https https;

    FlashCookie(HttpHeaders headers, HttpServerResponse response, Https https) {
        this.headers = headers;
        this.response = response;
        this.https = https;
    }

    @Nullable Flash take() {
        var cookie = headers.getCookies().get(NAME);
        if (cookie == null) return null;
        response.addCookie(Cookie.cookie(NAME, "").setPath("/").setMaxAge(0));
        return Flash.decode(cookie.getValue()).orElse(null);
    }

    public NewCookie holding(Flash flash) {
        return new NewCookie.Builder(NAME)
                .value(flash.encoded())
                .path("/")
                .maxAge(SECONDS)
                .httpOnly(true)
                .secure(https.isSpoken())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
