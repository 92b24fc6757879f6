package dev.mayday.ingest.reading;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a form with files.
final class Parts {

    private static final int MOST = 1000;
    private static final Pattern NAMES =
            Pattern.compile("(?i)^\\s*+multipart/form-data|;\\s*+boundary(?==)");
    private static final DefaultHttpDataFactory IN_MEMORY = new DefaultHttpDataFactory(false);

    private Parts() {}

    /// @param filename null when it is no file
    record Part(String name, @Nullable String filename, String contentType, byte[] content) {

        /// Bytes that become JSON: all but the content of a file.
        long words() {
            long file = filename == null ? content.length : filename.length();
            return file + name.length() + contentType.length();
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static boolean isForm(String contentType) {
        return contentType.strip().regionMatches(true, 0, "multipart/", 0, 10);
    }

    /// Null when it is no form, or its parts cannot be told apart.
    static @Nullable List<Part> of(String contentType, byte[] body) {
        var request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, inSmallLetters(contentType));
            if (!HttpPostRequestDecoder.isMultipart(request)) return null;
            decoder =
                    new HttpPostMultipartRequestDecoder(
                            IN_MEMORY,
                            request,
                            StandardCharsets.UTF_8,
                            MOST,
                            Math.max(1024, body.length));
            var parts = new ArrayList<Part>();
            for (var data : decoder.getBodyHttpDatas()) {
                if (data instanceof HttpData part) parts.add(part(part));
            }
            return parts;
        } catch (RuntimeException malformed) {
            // Netty fails in many ways on what is no form.
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            if (decoder != null) decoder.destroy();
            request.release();
        }
    }

    /// What may be written in any letters, where Netty knows small ones only.
    private static String inSmallLetters(String contentType) {
        return NAMES.matcher(contentType).replaceAll(name -> name.group().toLowerCase(Locale.ROOT));
    }

    private static Part part(HttpData part) throws IOException {
        return part instanceof FileUpload file
                ? new Part(file.getName(), file.getFilename(), type(file), file.get())
                : new Part(part.getName(), null, "", part.get());
    }

    private static String type(FileUpload file) {
        return file.getContentType() == null ? "" : file.getContentType();
    }
}
