package dev.mayday.alerts.egress;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.egress.Clearance.Cleared;
import dev.mayday.alerts.egress.Clearance.Refused;
import dev.mayday.alerts.egress.Clearance.Unresolved;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Posts JSON to a receiver: to the checked address, with the original host in SNI and Host, within
/// the time of one attempt. Never fails: whatever happens is a [Reply], in which the secrets of the
/// address are masked.
@ApplicationScoped
public class Outbound {

    /// Closes what an attempt left open when its time was over before it had a connection.
    private static final int IDLE_SECONDS = 15;

    private final Egress egress;
    private final AlertsConfig.Delivery limits;
    private final HttpClient client;

    Outbound(Vertx vertx, Egress egress, AlertsConfig config) {
        this.egress = egress;
        this.limits = config.delivery();
        var options =
                new HttpClientOptions()
                        .setConnectTimeout((int) limits.connectTimeout().toMillis())
                        .setKeepAlive(false)
                        .setForceSni(true)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setMaxPoolSize(limits.inFlight());
        this.client = vertx.createHttpClient(options);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    public Uni<Reply> post(String url, Map<String, String> headers, String json) {
        return egress.clear(url).flatMap(clearance -> post(clearance, url, headers, json));
    }

    private Uni<Reply> post(
            Clearance clearance, String url, Map<String, String> headers, String json) {
        return switch (clearance) {
            case Refused(var text) -> Uni.createFrom().item(Reply.barred(text));
            case Unresolved(var text) -> Uni.createFrom().item(Reply.none(text));
            case Cleared cleared -> send(cleared, new Attempt(url), headers, Buffer.buffer(json));
        };
    }

    private Uni<Reply> send(
            Cleared cleared, Attempt attempt, Map<String, String> headers, Buffer body) {
        return Uni.createFrom()
                .completionStage(() -> client.request(options(cleared)).toCompletionStage())
                .flatMap(request -> attempt.run(with(headers, request), body))
                .ifNoItem()
                .after(limits.attemptTimeout())
                .recoverWithItem(attempt::timedOut)
                .onFailure()
                .recoverWithItem(failure -> Reply.none(words(failure)));
    }

    private static RequestOptions options(Cleared cleared) {
        var target = cleared.target();
        var address = cleared.address().getHostAddress();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setFollowRedirects(false)
                .setURI(target.requestUri());
    }

    private static HttpClientRequest with(Map<String, String> headers, HttpClientRequest request) {
        request.putHeader("Content-Type", "application/json; charset=utf-8");
        request.putHeader("User-Agent", "Mayday");
        headers.forEach(request::putHeader);
        return request;
    }

    private static String words(Throwable failure) {
        var message = failure.getMessage();
        var kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }
}
