package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.contracts.signon.SignOnApi.Denial;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Opening;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.audit.AuditNotes;
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
        AuditLog audit,
        SignInCount count) {

    private static final int LONGEST = 255;

    /// One after another, so that nobody who comes twice at once is made twice.
    private static final String ONE_BY_ONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.sign-on'))";

    private static final String BELONGS =
            "SELECT organization_id FROM membership WHERE account_id = $1 ORDER BY organization_id";

    private static final String OUT = "DELETE FROM session WHERE account_id = $1";

    /// One arrival, within its transaction.
    ///
    /// @param notes of what is to be written down
    private record Coming(SqlClient tx, Party party, Arrival arrival, AuditNotes notes) {

        Charter charter() {
            return party.charter();
        }

        Claims claims() {
            return new Claims(arrival.claims());
        }

        @Nullable String email() {
            return claims().email(charter().trustEmail());
        }
    }

    /// Fails with [Refused] 400 when the arrival names no provider of this installation.
    public Uni<Entry> enter(@Nullable Arrival arrival) {
        if (arrival == null) throw Refused.invalid("provider, issuer, subject and claims");
        var party = party(arrival);
        return database.withTransaction(
                        tx ->
                                tx.query(ONE_BY_ONE)
                                        .execute()
                                        .chain(
                                                () ->
                                                        enter(
                                                                new Coming(
                                                                        tx,
                                                                        party,
                                                                        arrival,
                                                                        new AuditNotes()))))
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
    private Uni<Entry> enter(Coming coming) {
        var reach = charters.reach(coming.charter());
        return identities
                .find(coming.tx(), coming.arrival(), coming.charter())
                .call(found -> Standings.hold(coming.tx(), found.account(), reach, coming.email()))
                .call(found -> found.joins() ? handOver(coming, found) : nothing())
                .chain(
                        found ->
                                identities
                                        .here(coming.tx(), coming.arrival(), found.account())
                                        .map(who -> actor(coming, found, who))
                                        .chain(actor -> judge(coming, found, actor)));
    }

    private Uni<Void> handOver(Coming coming, Identities.Found found) {
        var arrival = coming.arrival();
        return handover.to(
                coming.tx(),
                coming.notes(),
                found.account(),
                arrival.provider(),
                arrival.address());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Actor actor(Coming coming, Identities.Found found, Identities.Here who) {
        return new Actor(
                found.account(), who.email(), who.name(), Actor.Via.UI, coming.arrival().address());
    }

    private Uni<Entry> judge(Coming coming, Identities.Found found, Actor actor) {
        return Absent.of(coming.tx(), coming.charter())
                .map(absent -> Mapping.judge(coming.charter(), coming.claims(), absent))
                .chain(verdict -> enter(coming, found, actor, verdict));
    }

    private Uni<Entry> enter(
            Coming coming, Identities.Found found, Actor actor, Mapping.Verdict verdict) {
        var tx = coming.tx();
        long account = found.account();
        var reach = charters.reach(coming.charter());
        boolean applies = found.first() || coming.charter().everyLogin();
        return invited.join(tx, coming.notes(), actor, reach, coming.email())
                .call(
                        () ->
                                applies
                                        ? memberships.keepInStep(
                                                tx,
                                                coming.notes(),
                                                actor,
                                                account,
                                                reach,
                                                verdict.grants())
                                        : nothing())
                .chain(joined -> home(tx, account, joined))
                .chain(
                        home ->
                                home == null
                                        ? deny(coming, account, verdict)
                                        : open(coming, account, home));
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

    private Uni<Entry> open(Coming coming, long account, Home home) {
        var arrival = coming.arrival();
        var tx = coming.tx();
        var name = coming.party().provider().name();
        var how = new Opening(name, arrival.address(), arrival.agent(), null);
        return sessions.open(tx, coming.party(), account, home.organization(), arrival)
                .call(() -> audit.write(tx, coming.notes()))
                .call(() -> log.opened(tx, account, how))
                .map(token -> new Entry(token, null, home.names()));
    }

    private Uni<Entry> deny(Coming coming, long account, Mapping.Verdict verdict) {
        var charter = coming.charter();
        var groups = verdict.groups();
        var denial =
                new Denial(
                        charter.claim(),
                        groups == null ? List.of() : groups,
                        groups == null,
                        charter.rules().stream().map(Rule::group).distinct().toList(),
                        verdict.absent());
        var tx = coming.tx();
        var provider = coming.party().provider().name();
        var address = coming.arrival().address();
        return tx.preparedQuery(OUT)
                .execute(Tuple.of(account))
                .chain(() -> audit.write(tx, coming.notes()))
                .chain(() -> log.refused(tx, account, address, provider, denial.why()))
                .replaceWith(new Entry(null, denial, List.of()));
    }
}
