package dev.mayday.issues.mail;

import dev.mayday.issues.InstallationConfig;
import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends letters of plain text. Whoever writes one takes its links from
/// [dev.mayday.issues.organization.BaseUrl], never from a request.
@ApplicationScoped
public class Letters {

    private static final Logger LOG = Logger.getLogger(Letters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_SUBJECT = 200;

    /// Narrower than the standard: no quotes, no comments, no second recipient, no line.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private final SmtpConfig config;
    private final String from;
    private final LetterPace pace;
    private final @Nullable MailClient client;

    Letters(
            SmtpConfig config,
            InstallationConfig installation,
            Surroundings surroundings,
            Vertx vertx) {
        this.config = config;
        var host = URI.create(installation.baseUrl()).getHost();
        this.from = config.from().orElse("mayday@" + host);
        this.pace = new LetterPace(surroundings.clock());
        this.client = config.host().map(server -> client(vertx, config, server, host)).orElse(null);
    }

    private static MailClient client(Vertx vertx, SmtpConfig config, String server, String us) {
        var mail =
                new MailConfig(server, config.port())
                        .setOwnHostname(us)
                        .setConnectTimeout((int) PATIENCE.toMillis())
                        .setMaxPoolSize(4)
                        .setKeepAlive(false)
                        .setSsl(config.tls() == SmtpConfig.Tls.TLS)
                        .setStarttls(
                                config.tls() == SmtpConfig.Tls.STARTTLS
                                        ? StartTLSOptions.REQUIRED
                                        : StartTLSOptions.DISABLED)
                        .setLogin(
                                config.user().isPresent()
                                        ? LoginOption.REQUIRED
                                        : LoginOption.DISABLED);
        config.user().ifPresent(mail::setUsername);
        config.password().ifPresent(mail::setPassword);
        return MailClient.create(vertx, mail);
    }

    /// Whether there is a server for letters. Without one, links are shown to whoever makes them.
    public boolean canSend() {
        return client != null;
    }

    /// Sends a letter now, or not at all; once more where the server gave no sign. Never fails.
    ///
    /// @param to one bare address
    /// @param text with links of this installation only
    /// @return whether the server took it; false also when this address was written to too often
    public Uni<Boolean> send(String to, String subject, String text) {
        if (client == null) return Uni.createFrom().item(false);
        if (!ADDRESS.matcher(to).matches()) return missed("not an address");
        if (!pace.take(to)) return missed("too many letters within an hour");
        var letter = new MailMessage(from, to, oneLine(subject), text);
        return client.sendMail(letter)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(TimeoutException.class)
                .retry()
                .atMost(1)
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(failure -> missed(failure.getClass().getSimpleName()));
    }

    /// The server's own words are not logged: they may repeat what it was told.
    private Uni<Boolean> missed(String why) {
        LOG.warnf(
                "Letter not sent server=%s:%d reason=%s",
                config.host().orElse(""), config.port(), why);
        return Uni.createFrom().item(false);
    }

    /// A line break would begin a header of its own.
    private static String oneLine(String subject) {
        var line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() > LONGEST_SUBJECT
                ? line.substring(0, LONGEST_SUBJECT - 1) + "…"
                : line;
    }

    @PreDestroy
    void close() {
        if (client != null) client.closeAndForget();
    }
}
