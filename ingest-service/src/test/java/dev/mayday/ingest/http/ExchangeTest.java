package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.front.ClientAddress;
import dev.mayday.front.ServiceTokens;
import dev.mayday.ingest.outcomes.OutcomeLedger;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.ReportReader;
import dev.mayday.ingest.reading.StoreReader;
import dev.mayday.wire.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private final InFlight inFlight = new InFlight(1 << 20, 10);
    private final List<Object> statuses = new ArrayList<>();
    private final List<Object> bodies = new ArrayList<>();

    @Test
    void what_nobody_foresaw_is_refused_and_holds_nothing() {
        var route = new Route(Route.Kind.ENVELOPE, "42");

        new Exchange(reception(), brokenRequest(), route, null).begin();

        assertThat(statuses).containsExactly(503);
        assertThat(bodies).first().asString().contains("\"detail\":\"internal");
        assertThat(inFlight.isIdle()).isTrue();
    }

    private Reception reception() {
        var clock = InstantSource.system();
        var envelopes = new EnvelopeReader(Limits.defaults());
        return new Reception(
                null,
                null,
                envelopes,
                new StoreReader(Limits.defaults()),
                new ReportReader(envelopes, Limits.defaults(), 20 << 20),
                null,
                new OutcomeLedger(null, ServiceTokens.of("a-token-for-tests"), clock),
                new Meters(new SimpleMeterRegistry()),
                inFlight,
                new Turns(4),
                new BodyReader.BodyLimits(
                        1 << 20, 1 << 14, Duration.ofSeconds(1), Duration.ofSeconds(9)),
                ClientAddress.trusting(List.of()),
                clock);
    }

    /// Asked for its method it fails as a class does that is not there.
    private HttpServerRequest brokenRequest() {
        var response = response();
        return proxy(
                HttpServerRequest.class,
                (_, method, _) ->
                        switch (method.getName()) {
                            case "method" -> throw new NoClassDefFoundError("gone");
                            case "response" -> response;
                            case "isEnded" -> true;
                            default -> null;
                        });
    }

    private HttpServerResponse response() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        return proxy(
                HttpServerResponse.class,
                (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "setStatusCode" -> statuses.add(arguments[0]);
                        case "end" -> bodies.add(arguments[0]);
                        default -> {}
                    }
                    return switch (method.getName()) {
                        case "ended", "closed" -> false;
                        case "headers" -> headers;
                        case "end" -> null;
                        default -> self;
                    };
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
