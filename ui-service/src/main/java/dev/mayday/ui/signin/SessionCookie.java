package dev.mayday.ui.signin;

import dev.mayday.ui.UiConfig;
import dev.mayday.ui.web.Https;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/// The cookie that carries the session token: `__Host-` and Secure over https, a plain name
/// otherwise, since browsers refuse the prefix on http.
@RequestScoped
class SessionCookie {

    private final HttpHeaders headers;
    private final Https https;
    private final UiConfig config;

    SessionCookie(HttpHeaders headers, Https https, UiConfig config) {
        this.headers = headers;
        this.https = https;
        this.config = config;
    }

    Optional<String> token() {
        return Optional.ofNullable(headers.getCookies().get(name()))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isBlank());
    }

    NewCookie holding(String token) {
        return cookie(token, (int) config.cookieAge().toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(https.isSpoken())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String name() {
        return https.isSpoken() ? "__Host-mayday" : "mayday";
    }
}
