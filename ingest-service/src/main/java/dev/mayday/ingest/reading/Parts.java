package dev.mayday.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a form with files (RFC 7578). What is odd about one part costs no other: a field
/// without a name, that nobody could ask for, is passed over, and so is what is cut off.
///
/// By hand, because Netty's decoder gives up the whole form for any of these.
final class Parts {

    private static final int MOST = 1000;
    private static final String FORM = "multipart/form-data";

    private final byte[] body;
    private final byte[] delimiter;
    private final List<Part> parts = new ArrayList<>();

    private Parts(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(UTF_8);
    }

    /// @param name empty for a file that has none
    /// @param filename null when it is no file
    record Part(String name, @Nullable String filename, String contentType, byte[] content) {

        /// Bytes that become JSON: all but the content of a file.
        long words() {
            long file = filename == null ? content.length : filename.length();
            return file + name.length() + contentType.length();
        }

        String text() {
            return new String(content, UTF_8);
        }
    }

    static boolean isForm(String contentType) {
        return contentType.strip().regionMatches(true, 0, "multipart/", 0, 10);
    }

    /// Null when it is no form, or its parts cannot be told apart.
    static @Nullable List<Part> of(String contentType, byte[] body) {
        var type = HeaderValue.of(contentType);
        var boundary = type.parameter("boundary");
        if (!type.word().equals(FORM) || boundary.isEmpty()) return null;
        return new Parts(body, boundary).read();
    }

    private @Nullable List<Part> read() {
        int at = nextDelimiter(0);
        if (at < 0) return null;
        while (at >= 0 && !isLast(at)) {
            int content = afterHeaders(afterLine(at));
            int next = content < 0 ? -1 : nextDelimiter(content);
            if (next >= 0) add(headers(afterLine(at), content), content, next);
            if (parts.size() > MOST) return null;
            at = next;
        }
        return parts;
    }

    private void add(String headers, int start, int delimiterAt) {
        var disposition = header("content-disposition", headers);
        var name = disposition.parameter("name").strip();
        var filename = filename(disposition);
        if (name.isEmpty() && filename == null) return;
        var type = header("content-type", headers).word();
        parts.add(new Part(name, filename, type, content(start, delimiterAt)));
    }

    private static @Nullable String filename(HeaderValue disposition) {
        if (disposition.has("filename")) return disposition.parameter("filename");
        return disposition.has("filename*") ? decoded(disposition.parameter("filename*")) : null;
    }

    /// `UTF-8''na%C3%AFve.txt` (RFC 8187).
    private static String decoded(String text) {
        var value = text.substring(text.lastIndexOf('\'') + 1);
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return value;
        }
    }

    /// The line end before a delimiter is part of that.
    private byte[] content(int start, int delimiterAt) {
        int end = delimiterAt - 1;
        if (end > start && body[end - 1] == '\r') end--;
        return Arrays.copyOfRange(body, start, Math.max(start, end));
    }

    private static HeaderValue header(String name, String headers) {
        for (var line : headers.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon < 0 || !line.substring(0, colon).strip().equalsIgnoreCase(name)) continue;
            return HeaderValue.of(line.substring(colon + 1));
        }
        return HeaderValue.of("");
    }

    private String headers(int start, int end) {
        return new String(body, start, end - start, UTF_8);
    }

    /// Where a line begins with one and goes on with nothing else; -1 for nowhere.
    private int nextDelimiter(int from) {
        for (int at = from; at >= 0 && at < body.length; at = afterLine(at)) {
            if (isDelimiter(at)) return at;
        }
        return -1;
    }

    private boolean isDelimiter(int at) {
        int end = at + delimiter.length;
        if (end > body.length || !Arrays.equals(body, at, end, delimiter, 0, delimiter.length)) {
            return false;
        }
        if (isLast(at)) return true;
        while (end < body.length && (body[end] == ' ' || body[end] == '\t')) end++;
        if (end < body.length && body[end] == '\r') end++;
        return end < body.length && body[end] == '\n';
    }

    private boolean isLast(int delimiterAt) {
        int end = delimiterAt + delimiter.length;
        return end + 1 < body.length && body[end] == '-' && body[end + 1] == '-';
    }

    /// -1 when no line comes after it.
    private int afterLine(int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') at++;
        return at < body.length ? at + 1 : -1;
    }

    /// Behind the blank line; -1 when there is none.
    private int afterHeaders(int from) {
        for (int at = from; at >= 0 && at < body.length; at = afterLine(at)) {
            if (body[at] == '\n') return at + 1;
            if (body[at] == '\r' && at + 1 < body.length && body[at + 1] == '\n') return at + 2;
        }
        return -1;
    }
}
