package dev.mayday.front;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers a request whose body cannot be read to its end, a malformed chunk or trailers without
/// end: Vert.x would close the connection without a word. Says so behind the answers to earlier
/// requests, and nothing if this one has its answer. Of one event loop.
final class BrokenBodies extends ChannelDuplexHandler {

    private int unanswered;
    private boolean isAnswering;
    private boolean hasSpoken;
    private @Nullable HttpContent broken;
    private @Nullable Future<?> end;

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof HttpRequest) unanswered++;
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            broken = content;
            speakInTurn(connection);
        } else {
            connection.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) {
        if (hasSpoken) {
            // Too late: somebody has given up on the body meanwhile.
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        note(message);
        connection.write(message, promise);
        if (broken != null) speakInTurn(connection);
    }

    private void note(Object answer) {
        if (answer instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) return;
            isAnswering = true;
        }
        if (answer instanceof LastHttpContent) {
            isAnswering = false;
            unanswered--;
        }
    }

    private void speakInTurn(ChannelHandlerContext connection) {
        if (hasSpoken || unanswered > 1) return;
        if (isAnswering || unanswered == 0) {
            finish(connection);
            return;
        }
        hasSpoken = true;
        var refused = new StrictDecoder.Refused(400, "malformed request body");
        connection
                .writeAndFlush(refused.asAnswer())
                .addListener(_ -> ((DuplexChannel) connection.channel()).shutdownOutput());
        end =
                connection
                        .executor()
                        .schedule(
                                () -> finish(connection),
                                Refusals.LINGER_MILLIS,
                                TimeUnit.MILLISECONDS);
    }

    /// Vert.x tells whoever reads the body, and closes the connection.
    private void finish(ChannelHandlerContext connection) {
        var failed = broken;
        broken = null;
        if (failed != null) connection.fireChannelRead(failed);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        if (end != null) end.cancel(false);
        if (broken != null) broken.release();
        broken = null;
    }
}
