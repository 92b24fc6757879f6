package dev.mayday.front;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with the head of a request, so that two readers might disagree about where it ends
/// or for whom it is (RFC 9112, sections 3.2, 5.1 and 6).
final class Head {

    private static final Set<HttpVersion> SPOKEN =
            Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);
    private static final BitSet TOKEN = letters("!#$%&'*+-.^_`|~");
    private static final BitSet HOST = letters("-._~%!$&'()*+;=:[]");

    private Head() {}

    /// Null when nothing is.
    static @Nullable String objection(HttpRequest request) {
        if (!SPOKEN.contains(request.protocolVersion())) return "unsupported protocol version";
        if (!isTarget(request.uri())) return "malformed request target";
        if (!isAll(TOKEN, request.method().name())) return "malformed method";
        for (var headers = request.headers().iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            if (!isAll(TOKEN, header.getKey())) return "malformed header name";
            if (!isClean(header.getValue())) return "malformed header value";
        }
        var framing = framing(request);
        return framing == null ? host(request) : framing;
    }

    private static @Nullable String framing(HttpRequest request) {
        var headers = request.headers();
        var codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        var lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (lengths.size() > 1 || !lengths.isEmpty() && !isNumber(lengths.getFirst())) {
            return "malformed content-length";
        }
        if (codings.isEmpty()) return null;
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            return "unsupported transfer-encoding";
        }
        boolean isOld = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return isOld || !lengths.isEmpty() ? "ambiguous length of the body" : null;
    }

    private static @Nullable String host(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) return "more than one host";
        if (hosts.isEmpty()) {
            boolean mayLack = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
            return mayLack ? null : "no host";
        }
        return hosts.getFirst().isEmpty() || !isAll(HOST, hosts.getFirst())
                ? "malformed host"
                : null;
    }

    /// Quarkus refuses what Java's URI does not read, too, but without a word.
    private static boolean isTarget(String text) {
        if (text.equals("*")) return true;
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            boolean isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return scheme == null ? text.startsWith("/") : isWeb && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            // Such as `//` with nothing behind it, which is a path here.
            return text.startsWith("//") && isReadable(text.replaceFirst("^/+", "/"));
        }
    }

    private static boolean isReadable(String path) {
        try {
            new URI(path);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 18) return false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return true;
    }

    private static boolean isAll(BitSet allowed, CharSequence text) {
        for (int i = 0; i < text.length(); i++) if (!allowed.get(text.charAt(i))) return false;
        return text.length() > 0;
    }

    private static boolean isClean(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F) return false;
        }
        return true;
    }

    private static BitSet letters(String signs) {
        var letters = new BitSet(128);
        letters.set('0', '9' + 1);
        letters.set('A', 'Z' + 1);
        letters.set('a', 'z' + 1);
        signs.chars().forEach(letters::set);
        return letters;
    }
}
