package dev.mayday.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads HTTP/1.1 as Netty does, but forgives nothing about where a request ends ([Head]), and
/// waits only so long for its head.
///
/// What it refuses goes on as a request of its own that says so ([Refused]), behind those that came
/// before it, and nothing of the connection is read any more. Of one event loop.
final class StrictDecoder extends VertxHttpRequestDecoder {

    /// Quarkus answers others with a 405 of no words.
    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    /// The same for whoever is refused.
    static final String ALLOWED =
            METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

    private final Duration deadline;
    private boolean hasHead;
    private boolean hasBegun;
    private boolean refused;
    private @Nullable Future<?> timer;

    StrictDecoder(Duration deadline) {
        super(ServerOptions.limited(new HttpServerOptions()));
        this.deadline = deadline;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) throws Exception {
        super.handlerAdded(connection);
        startTimer(connection);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext connection) throws Exception {
        stopTimer();
        super.handlerRemoved0(connection);
    }

    @Override
    protected void decode(ChannelHandlerContext connection, ByteBuf bytes, List<Object> out)
            throws Exception {
        if (refused) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        hasBegun |= !hasHead && bytes.isReadable();
        int before = out.size();
        super.decode(connection, bytes, out);
        for (int i = before; i < out.size() && !refused; i++) look(out, i);
        if (refused) stopTimer();
        else if (hasBegun && timer == null) startTimer(connection);
    }

    private void look(List<Object> out, int i) {
        if (out.get(i) instanceof HttpRequest request) {
            var refusal = refusal(request);
            if (refusal == null) {
                hasHead = true;
                hasBegun = false;
                stopTimer();
            } else {
                refused = true;
                out.subList(i, out.size()).clear();
                out.add(refusal.asRequest());
                return;
            }
        }
        if (out.get(i) instanceof LastHttpContent) hasHead = false;
    }

    private static @Nullable Refused refusal(HttpRequest request) {
        var result = request.decoderResult();
        if (result.isSuccess()) {
            var objection = Head.objection(request);
            if (objection != null) return new Refused(400, objection);
            return METHODS.contains(request.method()) ? null : new Refused(405, "unknown method");
        }
        return switch (result.cause()) {
            case TooLongHttpLineException _ -> new Refused(414, "request line is too long");
            case TooLongHttpHeaderException _ -> new Refused(431, "headers are too long");
            case null, default -> new Refused(400, "malformed request");
        };
    }

    /// A proxy before us may have believed the length.
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both a length and chunks");
    }

    private void startTimer(ChannelHandlerContext connection) {
        timer =
                connection
                        .executor()
                        .schedule(
                                () -> tooLate(connection),
                                deadline.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void stopTimer() {
        if (timer != null) timer.cancel(false);
        timer = null;
    }

    private void tooLate(ChannelHandlerContext connection) {
        if (hasHead || refused) return;
        refused = true;
        if (hasBegun) {
            connection.fireChannelRead(new Refused(408, "headers came too slowly").asRequest());
            connection.fireChannelReadComplete();
        } else {
            connection.close();
        }
    }

    /// Why no more of a connection is read, on its way to [Refusals].
    record Refused(int status, String detail) {

        /// Who sends this header gets what it says.
        static final String HEADER = "x-mayday-refused";

        HttpRequest asRequest() {
            var headers = HeadersMultiMap.httpHeaders();
            headers.add("host", "refused").add(HEADER, status + " " + detail);
            return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", headers);
        }

        static Refused parse(String header) {
            int blank = header.indexOf(' ');
            try {
                int status = Integer.parseInt(header.substring(0, Math.max(blank, 0)));
                if (status >= 400 && status < 500) {
                    return new Refused(status, header.substring(blank + 1));
                }
            } catch (NumberFormatException notOurs) {
                // Falls through to the same answer.
            }
            return new Refused(400, "malformed request");
        }
    }
}
