package dev.mayday.issues.access;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.OneLine;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.Actor.Via;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.audit.AuditNotes;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down who came in, who was refused and who left: once for each organization that the
/// person belongs to, so that each sees it; for the installation when it is nobody's.
@Singleton
public record SignInLog(AuditLog log, @ReactiveDataSource("issues") Pool database) {

    private static final String WHO =
            """
            SELECT a.name, a.email, m.organization_id
              FROM account a LEFT JOIN membership m ON m.account_id = a.id
             WHERE a.id = $1 ORDER BY m.organization_id""";

    /// @param tx the transaction that opens the session
    public Uni<Void> opened(SqlClient tx, long account, Opening how) {
        return write(tx, account, how.address(), "session.opened", Map.of("via", how.via()));
    }

    /// @param account null when there is none of that address
    /// @param tried what was given as e-mail
    public Uni<Void> refused(@Nullable Long account, String tried, String via, String address) {
        if (account != null) {
            return database.withTransaction(
                    tx -> write(tx, account, address, "session.refused", Map.of("via", via)));
        }
        var typed = OneLine.plain(tried);
        var nobody = Actor.nobody(typed, Via.UI, address);
        var entry =
                new AuditEntry(null, nobody, "session.refused", typed, null, Map.of("via", via));
        return database.withTransaction(tx -> log.write(tx, entry));
    }

    /// Somebody for whom a provider vouches, within the transaction that refuses them.
    ///
    /// @param why in words that repeat nothing of what the provider said
    public Uni<Void> refused(SqlClient tx, long account, String address, String via, String why) {
        return write(tx, account, address, "session.refused", Map.of("via", via, "because", why));
    }

    public Uni<Void> closed(SqlClient tx, long account, String address, String via) {
        return write(tx, account, address, "session.closed", Map.of("via", via));
    }

    /// What a person did to their own account.
    public Uni<Void> own(
            SqlClient tx, long account, String address, String action, Map<String, ?> after) {
        return write(tx, account, address, action, after);
    }

    /// A provider vouches for it from now on. Noted only, since more is done, but for the
    /// organizations that it belongs to now.
    public Uni<Void> linked(
            SqlClient tx, AuditNotes notes, long account, String address, Map<String, ?> done) {
        return entries(tx, account, address, "account.linked", null, done)
                .invoke(entries -> entries.forEach(notes::add))
                .replaceWithVoid();
    }

    /// They gave it another name.
    public Uni<Void> renamed(
            SqlClient tx, long account, String address, String before, String after) {
        var was = Map.of("name", before);
        return write(tx, account, address, "account.renamed", was, Map.of("name", after));
    }

    private Uni<Void> write(
            SqlClient tx, long account, String address, String action, Map<String, ?> after) {
        return write(tx, account, address, action, null, after);
    }

    private Uni<Void> write(
            SqlClient tx,
            long account,
            String address,
            String action,
            @Nullable Map<String, ?> before,
            Map<String, ?> after) {
        return entries(tx, account, address, action, before, after)
                .chain(entries -> OneByOne.each(entries, entry -> log.write(tx, entry)));
    }

    private static Uni<List<AuditEntry>> entries(
            SqlClient tx,
            long account,
            String address,
            String action,
            @Nullable Map<String, ?> before,
            Map<String, ?> after) {
        return tx.preparedQuery(WHO)
                .execute(Tuple.of(account))
                .map(
                        rows -> {
                            List<AuditEntry> entries = new ArrayList<>();
                            for (var row : rows) {
                                var email = row.getString("email");
                                var actor =
                                        new Actor(
                                                account,
                                                email,
                                                row.getString("name"),
                                                Via.UI,
                                                address);
                                var organization = row.getLong("organization_id");
                                entries.add(
                                        new AuditEntry(
                                                organization, actor, action, email, before, after));
                            }
                            return entries;
                        });
    }
}
