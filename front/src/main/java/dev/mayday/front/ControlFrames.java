package dev.mayday.front;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Counts the frames of HTTP/2 that cost an answer or some work and belong to no request: settings,
/// pings, priorities. Who sends too many is told to calm down, and the connection ends. Netty's own
/// limits hold for resets, headers and empty data, and for answers that nobody reads. Of one
/// event loop; the first byte it sees is that of a frame.
final class ControlFrames extends ChannelInboundHandlerAdapter {

    /// A client that measures the way sends a ping for every few responses.
    static final int MOST_IN_30_SECONDS = 500;

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(30);
    private static final int HEAD = 9;
    private static final int PRIORITY = 2;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int ENHANCE_YOUR_CALM = 11;

    private long windowStart = System.nanoTime();
    private int counted;
    private int skip;
    private int headBytes;
    private int length;
    private boolean isOver;

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (!isOver && message instanceof ByteBuf bytes) count(bytes);
        if (!isOver) {
            connection.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        connection.writeAndFlush(calmDown()).addListener(ChannelFutureListener.CLOSE);
    }

    private void count(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex() && !isOver) {
            if (skip > 0) {
                int step = Math.min(skip, bytes.writerIndex() - at);
                skip -= step;
                at += step;
            } else {
                head(bytes.getUnsignedByte(at++));
            }
        }
    }

    /// Length (3), type, flags, stream (4): RFC 9113, section 4.1.
    private void head(int next) {
        if (headBytes < 3) length = length << 8 | next;
        else if (headBytes == 3 && (next == PRIORITY || next == SETTINGS || next == PING)) more();
        if (++headBytes < HEAD) return;
        skip = length;
        headBytes = 0;
        length = 0;
    }

    private void more() {
        long now = System.nanoTime();
        if (now - windowStart > WINDOW) {
            windowStart = now;
            counted = 0;
        }
        isOver = ++counted > MOST_IN_30_SECONDS;
    }

    /// GOAWAY.
    private static ByteBuf calmDown() {
        return Unpooled.buffer(HEAD + 8)
                .writeMedium(8)
                .writeByte(7)
                .writeByte(0)
                .writeInt(0)
                .writeInt(0)
                .writeInt(ENHANCE_YOUR_CALM);
    }
}
