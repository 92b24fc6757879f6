package dev.mayday.issues.account;

import dev.mayday.contracts.issues.AccountApi.ResetLink;
import dev.mayday.issues.Email;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.HandedLinks;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.access.PersonAddress;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.mail.Letters;
import dev.mayday.issues.organization.BaseUrl;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way back for who lost a password: a link that works once, within an hour. Whether there
/// is an account of an address, nobody learns here.
@Singleton
public record Resets(
        @ReactiveDataSource("issues") Pool database,
        ResetRequests requests,
        Passwords passwords,
        Letters letters,
        BaseUrl baseUrl,
        SingleSignOn singleSignOn,
        SignInLog signIns,
        AuditLog audit,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(Resets.class);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int LONGEST_SECRET = 100;

    private static final String ACCOUNT =
            "SELECT id, email FROM account WHERE lower(email) = $1 AND left_at IS NULL";

    /// Whoever hands over such a link could use it. So an admin makes one only for who belongs
    /// to this organization alone, runs nothing, and has no higher role.
    private static final String MEMBER =
            """
            SELECT a.id, a.email,
                   a.instance_admin OR EXISTS (SELECT 1 FROM membership o
                                                WHERE o.account_id = a.id AND o.organization_id <> $1) AS elsewhere,
                   m.role IN ('owner', 'admin') AS high
              FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.id = $2 AND m.organization_id = $1 AND a.left_at IS NULL""";

    /// The last one made counts alone.
    private static final String MAKE =
            """
            WITH older AS (DELETE FROM sign_in_link
                            WHERE account_id = $2 AND purpose = 'reset' AND used_at IS NULL)
            INSERT INTO sign_in_link (hash, account_id, purpose, expires_at, made_by, organization_id)
            VALUES ($1, $2, 'reset', $3, $4, $5)""";

    private static final String IS_GOOD =
            """
            SELECT a.email FROM sign_in_link l JOIN account a ON a.id = l.account_id
             WHERE l.hash = $1 AND l.purpose = 'reset' AND l.used_at IS NULL AND l.expires_at > $2 AND %s"""
                    .formatted(HandedLinks.STILL_ALLOWED);

    private static final String USE =
            """
            WITH link AS (UPDATE sign_in_link l SET used_at = $3
                           WHERE l.hash = $1 AND l.purpose = 'reset' AND l.used_at IS NULL AND l.expires_at > $3 AND %s
                          RETURNING l.account_id),
                 mine AS (UPDATE account a SET password_hash = $2 FROM link WHERE a.id = link.account_id RETURNING a.id),
                 ended AS (DELETE FROM session s USING mine WHERE s.account_id = mine.id),
                 others AS (DELETE FROM sign_in_link l USING mine
                             WHERE l.account_id = mine.id AND l.used_at IS NULL AND l.hash <> $1)
            SELECT id FROM mine"""
                    .formatted(HandedLinks.STILL_ALLOWED);

    /// Counts, and answers; what is found and sent comes afterwards, so that the time of the
    /// answer tells nothing. Fails with [Refused] 400, 403 or 429.
    public Uni<Void> request(@Nullable String email, String address) {
        singleSignOn.requireLocal();
        if (email == null || email.isBlank() || email.length() > Email.LONGEST)
            throw Refused.invalid("email: your address, at most 320 characters");
        var wanted = email.strip().toLowerCase(Locale.ROOT);
        return requests.take(wanted, PersonAddress.of(address))
                .invoke(may -> letter(may && letters.canSend(), wanted, address))
                .replaceWithVoid();
    }

    private void letter(boolean may, String email, String address) {
        if (!may) return;
        database.preparedQuery(ACCOUNT)
                .execute(Tuple.of(email))
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : send(
                                                rows.iterator().next().getLong("id"),
                                                rows.iterator().next().getString("email"),
                                                address))
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.warnf(
                                        "Reset letter not sent error=%s",
                                        failure.getClass().getSimpleName()));
    }

    private Uni<Void> send(long account, String email, String address) {
        return database.withTransaction(
                        tx ->
                                make(tx, account, null, null)
                                        .call(
                                                () ->
                                                        signIns.own(
                                                                tx,
                                                                account,
                                                                address,
                                                                "account.reset-requested",
                                                                Map.of())))
                .chain(url -> letters.send(email, "Choose a new Mayday password", text(url)))
                .replaceWithVoid();
    }

    private static String text(String url) {
        return """
        Somebody, probably you, asked for a new password of your Mayday account.

        Choose one here, within an hour:

        %s

        The link works once. If it was not you, nothing has changed and you need do nothing.
        """
                .formatted(url);
    }

    /// @param admin who hands the link over
    /// @param isOwner whether the admin is an owner: of admins and owners only owners may
    /// @param everybody whether the admin runs the installation
    public Uni<ResetLink> make(
            long organization, Actor admin, long membership, boolean isOwner, boolean everybody) {
        singleSignOn.requireLocal();
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, MEMBER, Tuple.of(organization, membership), Refused::notFound)
                                .invoke(
                                        row -> {
                                            if (everybody) return;
                                            if (row.getBoolean("elsewhere"))
                                                throw Refused.forbidden(
                                                        "This person is also known elsewhere in this"
                                                                + " installation. It needs the instance admin.");
                                            if (row.getBoolean("high") && !isOwner)
                                                throw Refused.forbidden("It needs role owner.");
                                        })
                                .chain(row -> hand(tx, organization, admin, row)));
    }

    private Uni<ResetLink> hand(SqlClient tx, long organization, Actor admin, Row member) {
        var email = member.getString("email");
        var entry =
                new AuditEntry(organization, admin, "account.reset-link-made", email, null, null);
        return make(tx, member.getLong("id"), admin.account(), organization)
                .call(() -> audit.write(tx, entry))
                .map(url -> new ResetLink(url, email));
    }

    /// @param maker null when it is the person's own wish
    private Uni<String> make(
            SqlClient tx, long account, @Nullable Long maker, @Nullable Long organization) {
        var secret = Secrets.random(surroundings.random());
        var until = surroundings.now().plus(LIFE).atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(MAKE)
                .execute(Tuple.of(Secrets.hash(secret), account, until, maker, organization))
                .replaceWith(baseUrl.at("/password/" + secret));
    }

    /// Fails with [Refused] 400, 403 or 503. Nothing is hashed for a link that is not good.
    public Uni<Void> use(@Nullable String secret, @Nullable String password, String address) {
        singleSignOn.requireLocal();
        if (password == null) throw Refused.invalid("password: the new one");
        if (secret == null || secret.length() > LONGEST_SECRET) throw unknown();
        Passwords.require(password);
        var hash = Secrets.hash(secret);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return OneRow.of(database, IS_GOOD, Tuple.of(hash, now), Resets::unknown)
                .chain(() -> passwords.hash(password))
                .chain(
                        hashed ->
                                database.withTransaction(
                                        tx ->
                                                OneRow.of(
                                                                tx,
                                                                USE,
                                                                Tuple.of(hash, hashed, now),
                                                                Resets::unknown)
                                                        .chain(
                                                                row ->
                                                                        signIns.own(
                                                                                tx,
                                                                                row.getLong("id"),
                                                                                address,
                                                                                "account.password-reset",
                                                                                Map.of()))));
    }

    /// Whether links are mailed to who asks for one.
    public boolean mailed() {
        return letters.canSend();
    }

    /// The address of the account that a link is for; null when it is not good.
    public Uni<@Nullable String> look(@Nullable String secret) {
        singleSignOn.requireLocal();
        if (secret == null || secret.length() > LONGEST_SECRET) {
            return Uni.createFrom().nullItem();
        }
        return database.preparedQuery(IS_GOOD)
                .execute(
                        Tuple.of(Secrets.hash(secret), surroundings.now().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("email"));
    }

    private static Refused unknown() {
        return Refused.invalid("secret: the link is unknown, was used before, or is too old");
    }
}
