package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.contracts.signon.SignOnApi.Denial;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Opening;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.signon.Charters.Party;
import dev.mayday.issues.signon.Invited.Joined;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets in whom a provider vouches for: finds or makes the account, brings memberships in step with
/// the groups, opens a session. One transaction: nobody is half in. What a mapping takes is taken
/// also from who is then refused.
@Singleton
public record Arrivals(
        @ReactiveDataSource("issues") Pool database,
        Charters charters,
        Identities identities,
        Handover handover,
        Memberships memberships,
        Invited invited,
        ProviderSessions sessions,
        SignInLog log,
        SignInCount count,
        Surroundings surroundings) {

    private static final int LONGEST = 255;

    /// One after another, so that nobody who comes twice at once is made twice.
    private static final String ONE_BY_ONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.sign-on'))";

    private static final String BELONGS =
            "SELECT organization_id FROM membership WHERE account_id = $1 ORDER BY organization_id";

    private static final String OUT = "DELETE FROM session WHERE account_id = $1";

    /// Fails with [Refused] 400 when the arrival names no provider of this installation.
    public Uni<Entry> enter(@Nullable Arrival arrival) {
        if (arrival == null) throw Refused.invalid("provider, issuer, subject and claims");
        var party = party(arrival);
        return database.withTransaction(
                        tx -> tx.query(ONE_BY_ONE).execute().chain(() -> enter(tx, party, arrival)))
                .invoke(entry -> count.of(party.provider(), entry))
                .onFailure()
                .invoke(() -> count.broken(party.provider()));
    }

    private Party party(Arrival arrival) {
        var party =
                charters.named(arrival.provider())
                        .orElseThrow(() -> Refused.invalid("provider: there is none of this name"));
        if (!party.provider().issuer().equals(arrival.issuer())) {
            throw Refused.invalid("issuer: it is not the one of " + arrival.provider());
        }
        if (arrival.subject().isEmpty() || arrival.subject().length() > LONGEST) {
            throw Refused.invalid("subject: 1 to 255 characters");
        }
        return party;
    }

    /// What others may change at the same time is held before anything is written.
    private Uni<Entry> enter(SqlClient tx, Party party, Arrival arrival) {
        var charter = party.charter();
        var email = new Claims(arrival.claims()).email(charter.trustEmail());
        return identities
                .find(tx, arrival, charter)
                .call(found -> Standings.hold(tx, found.account(), charters.reach(charter), email))
                .call(found -> found.joins() ? handOver(tx, found, arrival) : nothing())
                .chain(
                        found ->
                                identities
                                        .here(tx, arrival, found.account())
                                        .map(who -> actor(found, who, arrival))
                                        .chain(actor -> judge(tx, party, arrival, found, actor)));
    }

    private Uni<Void> handOver(SqlClient tx, Identities.Found found, Arrival arrival) {
        return handover.to(tx, found.account(), arrival.provider(), arrival.address());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Actor actor(
            Identities.Found found, Identities.Here who, Arrival arrival) {
        return new Actor(
                found.account(), who.email(), who.name(), Actor.Via.UI, arrival.address());
    }

    private Uni<Entry> judge(
            SqlClient tx, Party party, Arrival arrival, Identities.Found found, Actor actor) {
        var charter = party.charter();
        return Absent.of(tx, charter)
                .map(absent -> Mapping.judge(charter, new Claims(arrival.claims()), absent))
                .chain(verdict -> enter(tx, party, arrival, found, actor, verdict));
    }

    private Uni<Entry> enter(
            SqlClient tx,
            Party party,
            Arrival arrival,
            Identities.Found found,
            Actor actor,
            Mapping.Verdict verdict) {
        var charter = party.charter();
        var claims = new Claims(arrival.claims());
        var reach = charters.reach(charter);
        boolean applies = found.first() || charter.everyLogin();
        return invited.join(tx, actor, reach, claims.email(charter.trustEmail()))
                .call(
                        () ->
                                applies
                                        ? memberships.keepInStep(
                                                tx, actor, found.account(), reach, verdict.grants())
                                        : nothing())
                .chain(joined -> home(tx, found.account(), joined))
                .chain(
                        home ->
                                home == null
                                        ? deny(tx, party, found.account(), arrival, verdict)
                                        : open(tx, party, found.account(), arrival, home));
    }

    /// Where the session begins, and whither invitations led.
    private record Home(long organization, List<Joined> joined) {

        List<String> names() {
            return joined.stream().map(Joined::name).toList();
        }
    }

    /// In an organization to which they were invited just now, if there is one.
    private static Uni<@Nullable Home> home(SqlClient tx, long account, List<Joined> joined) {
        if (!joined.isEmpty()) {
            return Uni.createFrom().item(new Home(joined.getFirst().organization(), joined));
        }
        return organization(tx, account)
                .map(first -> first == null ? null : new Home(first, List.of()));
    }

    private static Uni<@Nullable Long> organization(SqlClient tx, long account) {
        return tx.preparedQuery(BELONGS)
                .execute(Tuple.of(account))
                .map(rows -> rows.iterator())
                .map(found -> found.hasNext() ? found.next().getLong(0) : null);
    }

    private Uni<Entry> open(SqlClient tx, Party party, long account, Arrival arrival, Home home) {
        var how = new Opening(party.provider().name(), arrival.address(), arrival.agent(), null);
        return sessions.open(tx, party, account, home.organization(), arrival)
                .call(() -> log.opened(tx, account, how))
                .map(token -> new Entry(token, null, home.names()));
    }

    private Uni<Entry> deny(
            SqlClient tx, Party party, long account, Arrival arrival, Mapping.Verdict verdict) {
        var groups = verdict.groups();
        var denial =
                new Denial(
                        party.charter().claim(),
                        groups == null ? List.of() : groups,
                        groups == null,
                        party.charter().rules().stream().map(Rule::group).distinct().toList(),
                        verdict.absent());
        return tx.preparedQuery(OUT)
                .execute(Tuple.of(account))
                .chain(
                        () ->
                                log.refused(
                                        tx,
                                        account,
                                        arrival.address(),
                                        party.provider().name(),
                                        denial.why()))
                .replaceWith(new Entry(null, denial, List.of()));
    }
}
