package dev.mayday.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Puts the strict decoder into the pipeline that Vert.x has made for a connection. Where Vert.x
/// has none yet (TLS, or HTTP/2 in clear text), it sees to it that the connection comes to
/// something in time.
final class Guard extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";

    private final Duration deadline;

    Guard(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        var pipeline = connection.pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.replace(DECODER, DECODER, new StrictDecoder(deadline));
            connection.fireChannelActive();
            pipeline.remove(this);
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
        connection.fireChannelRead(message);
        if (!connection.isRemoved()) connection.pipeline().remove(this);
    }

    private static void closeIfSilent(ChannelHandlerContext connection) {
        if (!connection.isRemoved()) connection.close();
    }
}
