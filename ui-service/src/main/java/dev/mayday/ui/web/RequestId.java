package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of a request, by which what a person was told is found in the log. A proxy in front of
/// us may have named it already.
@RequestScoped
public class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{6,64}");

    private final String value;

    RequestId(HttpHeaders headers) {
        this.value = of(headers.getHeaderString(HEADER));
    }

    /// @param given by who is in front of us
    public static String of(@Nullable String given) {
        return given != null && NAME.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    public String value() {
        return value;
    }
}
