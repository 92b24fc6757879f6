package dev.mayday.front;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// The limits of Vert.x's HTTP server. Clients that send by loading an image have long first lines;
/// nobody has long headers.
@Singleton
record ServerOptions(FrontConfig config) implements HttpServerOptionsCustomizer {

    private static final int FIRST_LINE = 16 << 10;
    private static final int HEADERS = 16 << 10;
    static final int STREAMS = 100;
    private static final int RESETS_IN_30_SECONDS = 100;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        limit(options);
        options.setHttp2ClearTextEnabled(config.http2());
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        limit(options);
        if (!config.http2()) options.setUseAlpn(false);
    }

    static HttpServerOptions limited(HttpServerOptions options) {
        return options.setMaxInitialLineLength(FIRST_LINE).setMaxHeaderSize(HEADERS);
    }

    private void limit(HttpServerOptions options) {
        limited(options)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) config.idle().toMillis());
        // CONTINUATION frames have their limits in Netty, pings and settings in [ControlFrames].
        options.setInitialSettings(
                        new Http2Settings()
                                .setMaxConcurrentStreams(STREAMS)
                                .setMaxHeaderListSize(HEADERS))
                .setHttp2RstFloodMaxRstFramePerWindow(RESETS_IN_30_SECONDS)
                .setHttp2RstFloodWindowDuration(30)
                .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS);
    }
}
