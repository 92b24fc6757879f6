package dev.mayday.issues.signon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// A provider over real HTTP with keys of its own, which signs real tokens and can be told to
/// misbehave.
public final class TestProvider implements AutoCloseable {

    static final String CLIENT = "mayday";
    static final String SECRET = "a-client-secret-for-tests";

    private final HttpServer server;
    private volatile RsaJsonWebKey key = key("one");
    private volatile String refresh = "{\"access_token\": \"a\", \"refresh_token\": \"next\"}";
    private volatile int refreshStatus = 200;
    private final Map<String, HttpHandler> refreshes = new ConcurrentHashMap<>();
    private final List<String> refreshed = new CopyOnWriteArrayList<>();

    public TestProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/.well-known/openid-configuration", exchange -> send(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> send(exchange, 200, keys()));
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String metadata() {
        return """
        {"issuer": "%1$s", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
         "authorization_endpoint": "%1$s/authorize", "end_session_endpoint": "%1$s/logout"}\
        """
                .formatted(issuer());
    }

    private String keys() {
        return "{\"keys\": [" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    private void token(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        refreshed.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
        for (var own : refreshes.entrySet()) {
            if (!body.contains("refresh_token=" + own.getKey())) continue;
            own.getValue().handle(exchange);
            return;
        }
        send(exchange, refreshStatus, refresh);
    }

    /// Likewise for one refresh token only.
    void answersRefreshOf(String token, int status, String json) {
        refreshes.put(token, exchange -> send(exchange, status, json));
    }

    void hangsUpOnRefreshOf(String token) {
        refreshes.put(token, HttpExchange::close);
    }

    void answersRefreshes(int status, String json) {
        refreshStatus = status;
        refresh = json;
    }

    List<String> refreshed() {
        return refreshed;
    }

    void turnsKeys() {
        key = key("two");
    }

    /// Valid for five minutes, for our client, unless changed.
    String signed(Consumer<JwtClaims> change) {
        return signed(key, change);
    }

    String signed(RsaJsonWebKey with, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(CLIENT);
        claims.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 300));
        claims.setGeneratedJwtId();
        change.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(with.getPrivateKey());
        signature.setKeyIdHeaderValue(with.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String logoutToken(Consumer<JwtClaims> change) {
        return signed(
                claims -> {
                    claims.setClaim(
                            "events",
                            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
                    change.accept(claims);
                });
    }

    static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
