package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Departure;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.organization.BaseUrl;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/// How sessions of a provider end: by the person, who then leaves the provider too (RP-initiated
/// logout), or by the provider, which tells with a logout token (back-channel logout).
@Singleton
public record Departures(
        @ReactiveDataSource("issues") Pool database,
        Charters charters,
        ProviderSessions sessions,
        Keys keys,
        Tokens tokens,
        BaseUrl baseUrl,
        SignInLog log,
        AuditLog audit,
        SignInCount count) {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /// A person is not held up by a provider that is silent.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String LEAVE =
            "DELETE FROM session WHERE hash = $1 RETURNING account_id, via, issuer, tokens";

    private static final String END_SESSION =
            """
            DELETE FROM session s USING account a
             WHERE s.issuer = $1 AND s.sid = $2 AND ($3::text IS NULL OR s.subject = $3) AND a.id = s.account_id
            RETURNING a.name, s.organization_id\
            """;

    /// One that was opened after the token was made is another.
    private static final String END_PERSON =
            """
            DELETE FROM session s USING account a
             WHERE s.issuer = $1 AND s.subject = $2 AND s.created_at <= $3 AND a.id = s.account_id
            RETURNING a.name, s.organization_id\
            """;

    /// Ends the session; one that is over is none.
    ///
    /// @param address whence the person goes; empty when unknown
    public Uni<Departure> leave(String token, String address) {
        return database.withTransaction(tx -> close(tx, Secrets.hash(token), address))
                .map(RowSet::iterator)
                .chain(gone -> gone.hasNext() ? onward(gone.next()) : nowhere());
    }

    private Uni<RowSet<Row>> close(SqlClient tx, String hash, String address) {
        return tx.preparedQuery(LEAVE)
                .execute(Tuple.of(hash))
                .call(
                        gone ->
                                OneByOne.each(
                                        gone,
                                        row ->
                                                log.closed(
                                                        tx,
                                                        row.getLong("account_id"),
                                                        address,
                                                        row.getString("via"))));
    }

    /// Once the session is over, so that nothing is held while a provider is asked.
    private Uni<Departure> onward(Row gone) {
        return charters.named(gone.getString("via"))
                .filter(party -> party.provider().issuer().equals(gone.getString("issuer")))
                .map(party -> onward(party.provider(), gone.getString("tokens")))
                .orElseGet(Departures::nowhere);
    }

    private static Uni<Departure> nowhere() {
        return Uni.createFrom().item(new Departure(null, ""));
    }

    private Uni<Departure> onward(Provider provider, @Nullable String sealed) {
        return keys.of(provider)
                .map(
                        metadata ->
                                metadata.endSession() == null
                                        ? new Departure(null, provider.title())
                                        : new Departure(
                                                address(metadata.endSession(), provider, sealed),
                                                provider.title()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(new Departure(null, provider.title()))
                .onFailure(ProviderAway.class)
                .recoverWithItem(new Departure(null, provider.title()));
    }

    private String address(String endSession, Provider provider, @Nullable String sealed) {
        var hint =
                sessions.kept(provider, sealed)
                        .map(kept -> "&id_token_hint=" + Wire.encoded(kept.id()))
                        .orElse("");
        return endSession
                + (endSession.contains("?") ? "&" : "?")
                + "client_id="
                + Wire.encoded(provider.clientId())
                + "&post_logout_redirect_uri="
                + Wire.encoded(baseUrl.at("/sign-in"))
                + hint;
    }

    /// Ends what a logout token says (OpenID Connect Back-Channel Logout 1.0); fails with [Refused]
    /// 400 when it proves nothing, and 503 when that cannot be found out.
    public Uni<Void> told(@Nullable String name, @Nullable String logoutToken) {
        var party = charters.named(name).orElseThrow(Refused::notFound);
        var provider = party.provider();
        if (logoutToken == null) throw Refused.invalid("logout_token: it is missing");
        return tokens.verified(provider, provider.clientId(), logoutToken, false)
                .map(Departures::checked)
                .onFailure(Tokens.Unproven.class)
                .transform(no -> Refused.invalid("logout_token: " + no.getMessage()))
                .onFailure(ProviderAway.class)
                .transform(
                        away ->
                                Refused.busy(
                                        "The keys of the provider cannot be had.",
                                        Duration.ofSeconds(10)))
                .chain(told -> database.withTransaction(tx -> end(tx, provider, told)));
    }

    /// @param sid null when all sessions of the subject are meant
    /// @param until sessions that were opened later are not meant
    private record Told(@Nullable String subject, @Nullable String sid, Instant until) {}

    private static Told checked(JwtClaims claims) {
        if (!(claims.getClaimValue("events") instanceof Map<?, ?> events)
                || !events.containsKey(EVENT)) {
            throw new Tokens.Unproven("it is no logout token: it lacks the event");
        }
        if (claims.hasClaim("nonce")) throw new Tokens.Unproven("a logout token has no nonce");
        if (!claims.hasClaim("jti")) throw new Tokens.Unproven("it has no jti");
        var subject = claims.getClaimValue("sub") instanceof String text ? text : null;
        var sid = claims.getClaimValue("sid") instanceof String text ? text : null;
        if (subject == null && sid == null) throw new Tokens.Unproven("it has neither sub nor sid");
        if (!(claims.getClaimValue("iat") instanceof Number made)) {
            throw new Tokens.Unproven("it does not say when it was made (iat)");
        }
        var until = Instant.ofEpochSecond(made.longValue()).plusSeconds(Tokens.SKEW_SECONDS);
        return new Told(subject, sid, until);
    }

    private Uni<Void> end(SqlClient tx, Provider provider, Told told) {
        var gone =
                told.sid() != null
                        ? tx.preparedQuery(END_SESSION)
                                .execute(Tuple.of(provider.issuer(), told.sid(), told.subject()))
                        : tx.preparedQuery(END_PERSON)
                                .execute(
                                        Tuple.of(
                                                provider.issuer(),
                                                told.subject(),
                                                told.until().atOffset(ZoneOffset.UTC)));
        return gone.chain(
                rows ->
                        OneByOne.each(
                                rows,
                                row -> {
                                    count.ended(provider, "back-channel");
                                    return audit.write(tx, Recheck.ended(provider, row));
                                }));
    }
}
