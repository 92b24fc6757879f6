package dev.mayday.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// A provider of OpenID Connect over real HTTP: keys of its own, codes that work once and only for
/// who has the verifier (PKCE), real ID tokens; and every fault that a test wants. It stands for
/// the pages that a person sees there, the test for the person.
public final class TestProvider implements AutoCloseable {

    static final String CLIENT = "mayday";
    static final String SECRET = "a-client-secret-for-tests";

    private record Grant(String challenge, JwtClaims claims) {}

    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final RsaJsonWebKey key = key("one");
    private volatile RsaJsonWebKey signing = key;
    private volatile boolean away;
    private volatile boolean refusesClient;

    TestProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> send(exchange, 404, "{}"));
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, away ? 503 : 200, metadata()));
        server.createContext("/keys", exchange -> send(exchange, 200, keys()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void behaves() {
        away = false;
        refusesClient = false;
        signing = key;
        authorizations.clear();
    }

    void isAway() {
        away = true;
    }

    void refusesClient() {
        refusesClient = true;
    }

    void signsWithForeignKey() {
        signing = key("foreign");
    }

    /// How clients proved themselves at the token endpoint.
    List<String> authorizations() {
        return authorizations;
    }

    /// What the person gets who signs in at the address to which Mayday sent the browser.
    ///
    /// @return a code
    String signsIn(String location, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(CLIENT);
        claims.setSubject("ana");
        claims.setClaim("name", "Ana Torres");
        claims.setClaim("sid", "a-session");
        claims.setClaim("nonce", parameter(location, "nonce"));
        claims.setStringListClaim("groups", "sre");
        claims.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 300));
        change.accept(claims);
        var code = UUID.randomUUID().toString();
        grants.put(code, new Grant(parameter(location, "code_challenge"), claims));
        return code;
    }

    static String parameter(String location, String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location);
        if (!match.find()) throw new AssertionError("no " + name + " in " + location);
        return URLDecoder.decode(match.group(1), StandardCharsets.UTF_8);
    }

    private String metadata() {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}\
        """
                .formatted(issuer());
    }

    private String keys() {
        return "{\"keys\": [" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    private void token(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var form =
                "?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refusesClient) {
            send(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        var grant = grants.remove(parameter(form, "code"));
        if (grant == null
                || !grant.challenge().equals(challenge(parameter(form, "code_verifier")))) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        send(
                exchange,
                200,
                """
                {"access_token": "an-access-token", "token_type": "Bearer", "expires_in": 300,
                 "refresh_token": "a-refresh-token", "id_token": "%s"}\
                """
                        .formatted(signed(grant.claims())));
    }

    private static String challenge(String verifier) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(signing.getPrivateKey());
        signature.setKeyIdHeaderValue(signing.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RsaJsonWebKey key(String id) {
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
