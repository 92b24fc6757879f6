package dev.mayday.ui.signon;

import dev.mayday.ui.web.BaseUrl;
import dev.mayday.ui.web.LocalPath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where somebody wanted to go who is at the provider. As hostile as any cookie: only a path of
/// this server comes out.
@RequestScoped
class NextCookie {

    private static final String NAME = "mayday-next";
    private static final int AGE_SECONDS = 1800;

    private final HttpHeaders headers;
    private final BaseUrl base;

    NextCookie(HttpHeaders headers, BaseUrl base) {
        this.headers = headers;
        this.base = base;
    }

    String path() {
        var cookie = headers.getCookies().get(NAME);
        return LocalPath.orRoot(cookie == null ? null : decoded(cookie.getValue()));
    }

    NewCookie holding(String path) {
        return cookie(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(path.getBytes(StandardCharsets.UTF_8)),
                AGE_SECONDS);
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private static @Nullable String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(NAME)
                .value(value.length() > 3000 ? "" : value)
                .path("/sign-in/with")
                .maxAge(age)
                .httpOnly(true)
                .secure(base.isHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
