package dev.mayday.front;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Lets connections in, as many as one address and all together may have, and gives each its
/// [Guard]. Stands in the pipeline of the listening socket.
final class Connections extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final FrontConfig config;
    private final Networks trusted;
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Seldom complaints = new Seldom(InstantSource.system());
    private final Counter refused = Metrics.counter("mayday.http.connections.refused");

    Connections(FrontConfig config) {
        this.config = config;
        this.trusted = Networks.of(config.trustedProxies());
    }

    @Override
    public void channelRead(ChannelHandlerContext listening, Object message) {
        var accepted = (Channel) message;
        if (!letIn(accepted)) {
            refused.increment();
            accepted.unsafe().closeForcibly();
            return;
        }
        accepted.pipeline().addLast(new Guard(config.headDeadline()));
        listening.fireChannelRead(message);
    }

    /// As without a free file descriptor: who waits at the door goes on waiting, until somebody
    /// looks again a second later. Netty's own way is the same, but says so each time.
    @Override
    public void exceptionCaught(ChannelHandlerContext listening, Throwable cause) {
        complaints.say(() -> LOG.warnf("No connection can be accepted error=%s", cause));
        var door = listening.channel();
        if (!door.config().isAutoRead()) return;
        door.config().setAutoRead(false);
        listening.executor().schedule(() -> door.config().setAutoRead(true), 1, TimeUnit.SECONDS);
    }

    private boolean letIn(Channel accepted) {
        if (!(accepted.remoteAddress() instanceof InetSocketAddress from)) return false;
        if (all.incrementAndGet() > config.connections()) {
            all.decrementAndGet();
            return false;
        }
        var address = from.getAddress();
        if (trusted.contains(address)) {
            accepted.closeFuture().addListener(_ -> all.decrementAndGet());
            return true;
        }
        var site = Networks.start(address, Networks.BITS_OF_A_SITE);
        if (byAddress.merge(site, 1, Integer::sum) > config.connectionsPerAddress()) {
            left(site);
            return false;
        }
        accepted.closeFuture().addListener(_ -> left(site));
        return true;
    }

    private void left(InetAddress site) {
        all.decrementAndGet();
        byAddress.computeIfPresent(site, (_, count) -> count == 1 ? null : count - 1);
    }
}
