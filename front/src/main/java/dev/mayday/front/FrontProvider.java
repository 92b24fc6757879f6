package dev.mayday.front;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/// Puts [Connections] before every HTTP server that this process opens. Vert.x finds this class by
/// itself (`META-INF/services`): its transport is the one place that sees a server before it
/// listens (ADR 15).
public final class FrontProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new Guarded(builder.findTransport()));
    }

    /// Another transport, except that its servers have a guard.
    private static final class Guarded extends JDKTransport {

        private final Transport inner;

        Guarded(Transport inner) {
            this.inner = inner;
        }

        @Override
        public void configure(
                NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            inner.configure(options, domainSocket, bootstrap);
            if (domainSocket) return;
            var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
            bootstrap.handler(new Connections(config.getConfigMapping(FrontConfig.class)));
        }

        @Override
        public void configure(
                ClientOptionsBase options,
                boolean domainSocket,
                io.netty.bootstrap.Bootstrap bootstrap) {
            inner.configure(options, domainSocket, bootstrap);
        }

        @Override
        public EventLoopGroup eventLoopGroup(
                int type, int threads, ThreadFactory threadFactory, int ioRatio) {
            return inner.eventLoopGroup(type, threads, threadFactory, ioRatio);
        }

        @Override
        public DatagramChannel datagramChannel() {
            return inner.datagramChannel();
        }

        @Override
        public DatagramChannel datagramChannel(InternetProtocolFamily family) {
            return inner.datagramChannel(family);
        }

        @Override
        public ChannelFactory<? extends io.netty.channel.Channel> channelFactory(boolean domain) {
            return inner.channelFactory(domain);
        }

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domain) {
            return inner.serverChannelFactory(domain);
        }
    }
}
