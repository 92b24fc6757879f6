package dev.mayday.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.json.JsonObject;
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

    /// Of one body, beyond what its content pays for.
    private static final int MOST_WRAPPING = 64 << 10;

    private final Duration deadline;
    private boolean hasHead;
    private boolean hasBegun;
    private boolean refused;

    /// Bytes of a body that are not content: sizes and extensions of chunks, trailers.
    private long wrapping;

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
        int readable = bytes.readableBytes();
        super.decode(connection, bytes, out);
        wrapping += readable - bytes.readableBytes();
        for (int i = before; i < out.size() && !refused; i++) look(out, i);
        if (hasHead && wrapping > MOST_WRAPPING && !refused) out.add(tooMuchWrapping());
        if (refused) stopTimer();
        else if (hasBegun && timer == null) startTimer(connection);
    }

    private void look(List<Object> out, int i) {
        if (out.get(i) instanceof HttpRequest request) {
            var refusal = refusal(request);
            if (refusal == null) {
                if (!request.headers().contains(HttpHeaderNames.HOST)) nameHost(request);
                hasHead = true;
                wrapping = 0;
                hasBegun = false;
                stopTimer();
            } else {
                refused = true;
                out.subList(i, out.size()).clear();
                out.add(refusal.asRequest());
                return;
            }
        }
        if (out.get(i) instanceof HttpContent content) {
            // Chunks of one byte have five bytes around it.
            wrapping = Math.max(0, wrapping - 16L * content.content().readableBytes());
            // [BrokenBodies] says so; where the next request begins, nobody knows.
            refused = content.decoderResult().isFailure();
        }
        if (out.get(i) instanceof LastHttpContent) hasHead = false;
    }

    /// Only HTTP/1.0 may come without; whoever asks for the address of the request gets one.
    private static void nameHost(HttpRequest request) {
        request.headers().set(HttpHeaderNames.HOST, "host-not-named.invalid");
    }

    private HttpContent tooMuchWrapping() {
        refused = true;
        var broken = new DefaultLastHttpContent();
        broken.setDecoderResult(DecoderResult.failure(new TooLongFrameException("chunks")));
        return broken;
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

    /// Netty takes `HTTP/1.01` and `http/1.1` for what they nearly say.
    @Override
    protected HttpMessage createMessage(String[] line) {
        var message = super.createMessage(line);
        if (message.protocolVersion().text().equals(line[2])) return message;
        throw new IllegalArgumentException("no version");
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

        /// The same as an answer, from where there is no request to be answered.
        FullHttpResponse asAnswer() {
            var body = JsonObject.of("detail", detail).toBuffer().getByteBuf();
            var status = HttpResponseStatus.valueOf(this.status);
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
            Refusals.onAnswer(detail, answer.headers()::set);
            answer.headers()
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            return answer;
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
