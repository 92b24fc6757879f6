package dev.mayday.ui.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Gives every page the headers of semantics 16.4: own origin only, no inline script or style,
/// never framed, and kept nowhere: who goes back after somebody signed out sees nothing of theirs.
@Provider
@HtmlPage
public class HtmlPageFilter implements ContainerResponseFilter {

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final int WORTH_COMPRESSING = 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        protect(response.getHeaders());
        if (response.getEntity() instanceof String html
                && html.length() > WORTH_COMPRESSING
                && acceptsGzip(request.getHeaderString("Accept-Encoding"))) {
            response.getHeaders().putSingle("Content-Encoding", "gzip");
            response.setEntity(gzip(html));
        }
    }

    /// Also for pages that belong to no resource: the words for an address that is nobody's.
    public static void protect(MultivaluedMap<String, Object> headers) {
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putIfAbsent("Cache-Control", List.of("no-store"));
        headers.putSingle("Vary", "Cookie, HX-Request-Type, Accept-Encoding");
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip");
    }

    private static byte[] gzip(String html) throws IOException {
        var bytes = new ByteArrayOutputStream(html.length() / 4);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
