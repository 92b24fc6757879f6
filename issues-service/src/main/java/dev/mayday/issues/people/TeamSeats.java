package dev.mayday.issues.people;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.By;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is in which team. Admins seat and unseat; members join and leave by themselves, as far as
/// membership is open. What changes nothing is not told.
@Singleton
public record TeamSeats(
        @ReactiveDataSource("issues") Pool database, Roster roster, AuditLog auditLog) {

    /// What a person gives is theirs to keep: single sign-on takes only what it gave.
    private static final String SEAT =
            """
            INSERT INTO team_member (team_id, membership_id, is_admin) VALUES ($1, $2, coalesce($3, false))
            ON CONFLICT (team_id, membership_id)
            DO UPDATE SET is_admin = coalesce($3, team_member.is_admin), given = 'hand'
             WHERE (team_member.is_admin, team_member.given)
                   IS DISTINCT FROM (coalesce($3, team_member.is_admin), 'hand')
            RETURNING is_admin""";

    private static final String UNSEAT =
            "DELETE FROM team_member WHERE team_id = $1 AND membership_id = $2";

    /// @param admin whether of the team; null: as it is, and not for who is new
    public Uni<Team> seat(
            Organization in, By by, String team, long member, @Nullable Boolean admin) {
        return managing(
                in,
                by,
                team,
                member,
                (tx, to, who) ->
                        tx.preparedQuery(SEAT)
                                .execute(Tuple.of(to.id(), member, admin))
                                .chain(rows -> seated(tx, in, by, to, who, rows)));
    }

    private Uni<Void> seated(
            SqlClient tx, Organization in, By by, Team to, Member who, RowSet<Row> changed) {
        if (changed.size() == 0) return Uni.createFrom().voidItem();
        boolean admin = changed.iterator().next().getBoolean("is_admin");
        var facts = Map.of("member", who.email(), "admin", admin);
        return write(tx, in, by, "team.member-added", to, facts);
    }

    public Uni<Team> unseat(Organization in, By by, String team, long member) {
        return managing(
                in,
                by,
                team,
                member,
                (tx, from, who) ->
                        tx.preparedQuery(UNSEAT)
                                .execute(Tuple.of(from.id(), member))
                                .chain(
                                        rows ->
                                                rows.rowCount() == 0
                                                        ? Uni.createFrom().voidItem()
                                                        : write(
                                                                tx,
                                                                in,
                                                                by,
                                                                "team.member-removed",
                                                                from,
                                                                Map.of("member", who.email()))));
    }

    @FunctionalInterface
    private interface Deed {
        Uni<Void> in(SqlClient tx, Team team, Member member);
    }

    private Uni<Team> managing(Organization in, By by, String team, long member, Deed deed) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .chain(
                                        rank ->
                                                TeamRows.one(tx, in, rank, team)
                                                        .call(
                                                                found ->
                                                                        roster.one(
                                                                                        tx, in,
                                                                                        rank,
                                                                                        member)
                                                                                .chain(
                                                                                        who ->
                                                                                                deed
                                                                                                        .in(
                                                                                                                tx,
                                                                                                                found,
                                                                                                                who)))));
    }

    /// Fails with [Refused] 403 where membership is not open.
    public Uni<Team> join(Organization in, By by, String team) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .chain(
                                        rank ->
                                                TeamRows.one(tx, in, rank, team)
                                                        .call(
                                                                found ->
                                                                        join(
                                                                                tx, in, by, rank,
                                                                                found))));
    }

    private Uni<Void> join(SqlClient tx, Organization in, By by, Rank rank, Team team) {
        if (team.mine()) return Uni.createFrom().voidItem();
        boolean may = rank.mayJoin() || rank.manages() && rank.membership() != null;
        if (!may) throw Refused.forbidden("It needs an admin to add you to a team.");
        return tx.preparedQuery(SEAT)
                .execute(Tuple.of(team.id(), rank.membership(), null))
                .chain(() -> write(tx, in, by, "team.joined", team, Map.of()));
    }

    public Uni<Team> leave(Organization in, By by, String team) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .chain(
                                        rank ->
                                                TeamRows.one(tx, in, rank, team)
                                                        .call(
                                                                found ->
                                                                        leave(
                                                                                tx, in, by, rank,
                                                                                found))));
    }

    private Uni<Void> leave(SqlClient tx, Organization in, By by, Rank rank, Team team) {
        if (!team.mine()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(UNSEAT)
                .execute(Tuple.of(team.id(), Objects.requireNonNull(rank.membership())))
                .chain(() -> write(tx, in, by, "team.left", team, Map.of()));
    }

    private Uni<Void> write(
            SqlClient tx, Organization in, By by, String action, Team team, Map<String, ?> after) {
        return auditLog.write(
                tx, new AuditEntry(in.id(), by.actor(), action, team.slug(), null, after));
    }
}
