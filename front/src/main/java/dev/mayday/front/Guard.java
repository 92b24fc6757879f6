package dev.mayday.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Puts the strict decoder into the pipeline that Vert.x has made for a connection. Where Vert.x
/// has none yet it sees to it that the connection comes to something in time: with HTTP/2 in clear
/// text the first bytes decide what is spoken, with TLS that is behind the handshake.
final class Guard extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    /// `PRI * HTTP/2.0`, in the preface of HTTP/2.
    private static final int FIRST_LINE = 14;

    private final Duration deadline;
    private int given;

    Guard(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        if (isHttp1(connection)) {
            beStrict(connection);
            connection.fireChannelActive();
            connection.pipeline().remove(this);
        } else {
            connection
                    .executor()
                    .schedule(
                            () -> closeIfSilent(connection),
                            deadline.toMillis(),
                            TimeUnit.MILLISECONDS);
            connection.fireChannelActive();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        var bytes = (ByteBuf) message;
        while (isUndecided(connection) && bytes.isReadable()) {
            given++;
            connection.fireChannelRead(bytes.readRetainedSlice(1));
        }
        if (isUndecided(connection)) {
            bytes.release();
        } else if (isHttp1(connection)) {
            goOnStrictly(connection, bytes);
        } else {
            if (given > 0) boundHttp2(connection);
            goOn(connection, bytes);
        }
    }

    /// Whether Vert.x looks for the preface of HTTP/2. It gets one byte at a time, so that its own
    /// decoder has read nothing when it is replaced.
    private static boolean isUndecided(ChannelHandlerContext connection) {
        return connection.pipeline().get(Http1xOrH2CHandler.class) != null;
    }

    private void goOnStrictly(ChannelHandlerContext connection, ByteBuf bytes) {
        if (given > FIRST_LINE) {
            ReferenceCountUtil.release(bytes);
            connection.close();
            return;
        }
        beStrict(connection);
        goOn(connection, bytes);
    }

    /// Netty holds a client to the number of streams only when it has acknowledged that.
    private static void boundHttp2(ChannelHandlerContext connection) {
        var pipeline = connection.pipeline();
        pipeline.addFirst(new ControlFrames());
        var http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) http2.connection().remote().maxActiveStreams(ServerOptions.STREAMS);
    }

    private void goOn(ChannelHandlerContext connection, ByteBuf bytes) {
        // What stands before this handler by now is to see them too.
        var pipeline = connection.pipeline();
        pipeline.remove(this);
        pipeline.fireChannelRead(bytes);
    }

    private static boolean isHttp1(ChannelHandlerContext connection) {
        return connection.pipeline().get(DECODER) != null;
    }

    private void beStrict(ChannelHandlerContext connection) {
        var pipeline = connection.pipeline();
        pipeline.replace(DECODER, DECODER, new StrictDecoder(deadline));
        pipeline.addAfter(ENCODER, "brokenBodies", new BrokenBodies());
    }

    private static void closeIfSilent(ChannelHandlerContext connection) {
        if (!connection.isRemoved()) connection.close();
    }
}
