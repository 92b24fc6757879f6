package dev.mayday.issues.signon;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.people.Leaving;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Brings the memberships of somebody in step with what a mapping gives. Within the transaction of
/// the sign-in, which holds the organizations ([Standings#hold]).
@Singleton
record Memberships(Seats seats, Leaving leaving, Surroundings surroundings) {

    private static final String JOIN =
            """
            INSERT INTO membership (organization_id, account_id, role, given, created_at)
            VALUES ($1, $2, $3, 'provider', $4) RETURNING id\
            """;

    private static final String BECOME =
            """
            UPDATE membership SET role = $2, raised_from = $3,
                                  raised_to = CASE WHEN $3::text IS NULL THEN NULL ELSE $2 END
             WHERE id = $1\
            """;

    private record Move(Standing standing, Standing.Step step, SortedSet<String> teams) {

        static Move of(Standing standing, Mapping.@Nullable Grant grant) {
            return grant == null
                    ? new Move(standing, standing.step(null), new TreeSet<>())
                    : new Move(standing, standing.step(grant.role()), grant.teams());
        }

        boolean leaves() {
            return step instanceof Standing.Leave;
        }
    }

    /// Joins come before leaves: who goes from one organization to another is never nowhere.
    ///
    /// @param notes of what is to be written down
    Uni<Void> keepInStep(
            SqlClient tx,
            AuditNotes notes,
            Actor actor,
            long account,
            Reach reach,
            List<Mapping.Grant> grants) {
        return Standings.of(tx, account, reach)
                .map(
                        all ->
                                all.stream()
                                        .map(each -> Move.of(each, grant(grants, each)))
                                        .sorted(Comparator.comparing(Move::leaves))
                                        .toList())
                .chain(
                        moves ->
                                OneByOne.each(
                                        moves,
                                        move ->
                                                make(
                                                        move,
                                                        account,
                                                        new Change(
                                                                tx,
                                                                notes,
                                                                actor,
                                                                move.standing()))));
    }

    private static Mapping.@Nullable Grant grant(List<Mapping.Grant> grants, Standing standing) {
        return grants.stream()
                .filter(grant -> grant.organization().equals(standing.slug()))
                .findFirst()
                .orElse(null);
    }

    private Uni<Void> make(Move move, long account, Change change) {
        var standing = move.standing();
        return switch (move.step()) {
            case Standing.Stay() -> seats.keepInStep(change, standing.membership(), move.teams());
            case Standing.Join(var role) ->
                    join(change, account, role)
                            .chain(member -> seats.keepInStep(change, member, move.teams()));
            case Standing.Become(var role, var from) ->
                    become(change, role, from)
                            .chain(
                                    () ->
                                            seats.keepInStep(
                                                    change, standing.membership(), move.teams()));
            case Standing.Leave() -> leave(change, account);
        };
    }

    private Uni<Long> join(Change change, long account, Role role) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return change.tx()
                .preparedQuery(JOIN)
                .execute(Tuple.of(change.standing().organization(), account, role.word(), now))
                .map(rows -> rows.iterator().next().getLong("id"))
                .invoke(() -> change.note("member.joined", null, role(role)));
    }

    private static Uni<Void> become(Change change, Role role, @Nullable Role from) {
        var standing = change.standing();
        var values =
                Tuple.of(standing.membership(), role.word(), from == null ? null : from.word());
        return change.tx()
                .preparedQuery(BECOME)
                .execute(values)
                .invoke(() -> change.note("member.role-changed", role(standing.role()), role(role)))
                .replaceWithVoid();
    }

    /// The account is not forgotten yet, because the group may come back.
    private Uni<Void> leave(Change change, long account) {
        var standing = change.standing();
        long membership = Objects.requireNonNull(standing.membership());
        return leaving.end(
                        change.tx(), standing.organization(), membership, account, change.notes())
                .invoke(() -> change.note("member.removed", role(standing.role()), null))
                .replaceWithVoid();
    }

    private static Map<String, String> role(@Nullable Role role) {
        return Map.of("role", role == null ? "" : role.word(), "given", "provider");
    }
}
