package dev.mayday.issues.account;

import dev.mayday.issues.Email;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.PersonAddress;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.mail.Letters;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way back for who lost a password: a link by mail. Whether there is an account of an address,
/// nobody learns here.
@Singleton
public record Resets(
        @ReactiveDataSource("issues") Pool database,
        ResetRequests requests,
        ResetLinks links,
        Letters letters,
        SingleSignOn singleSignOn,
        SignInLog signIns) {

    private static final Logger LOG = Logger.getLogger(Resets.class);

    private static final String ACCOUNT =
            "SELECT id, email FROM account WHERE lower(email) = $1 AND left_at IS NULL";

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
                                links.make(tx, account, null, null)
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

    /// Whether links are mailed to who asks for one.
    public boolean mailed() {
        return letters.canSend();
    }
}
