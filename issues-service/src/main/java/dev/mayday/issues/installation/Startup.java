package dev.mayday.issues.installation;

import dev.mayday.issues.InstallationConfig;
import dev.mayday.issues.Prepared;
import dev.mayday.issues.access.Accounts;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Slugs;
import dev.mayday.issues.signon.Absent;
import dev.mayday.schema.Schema;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/// At start: refuses settings that would do harm later; then, as soon as the database answers,
/// brings the schema up to date, makes what is missing, and greets if asked to.
@ApplicationScoped
class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{32}");

    private final InstallationConfig installation;
    private final PeopleConfig people;
    private final FirstSteps firstSteps;
    private final Accounts accounts;
    private final Greeting greeting;
    private final Absent absent;
    private final Prepared prepared;
    private final Schema schema;

    Startup(
            InstallationConfig installation,
            PeopleConfig people,
            FirstSteps firstSteps,
            Accounts accounts,
            Greeting greeting,
            Absent absent,
            Prepared prepared,
            @FlywayDataSource("issues") Flyway flyway) {
        this.installation = installation;
        this.people = people;
        this.firstSteps = firstSteps;
        this.accounts = accounts;
        this.greeting = greeting;
        this.absent = absent;
        this.prepared = prepared;
        this.schema = new Schema("issues-service", flyway, this::makeWhatIsMissing);
    }

    /// Before all who ask the database for something at start.
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        check(installation, people);
        schema.prepare();
    }

    void onStop(@Observes ShutdownEvent event) {
        schema.close();
    }

    private void makeWhatIsMissing() {
        await(() -> firstSteps.make().chain(made -> accounts.givePassword(made.admin())));
        prepared.now();
        await(absent::warn);
        if (people.announce()) announce(await(greeting::say));
    }

    private static <T> T await(Supplier<Uni<T>> step) {
        try {
            return VertxContextSupport.subscribeAndAwait(step);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    /// @throws IllegalArgumentException naming the key, its environment variable and the rule
    static void check(InstallationConfig installation, PeopleConfig people) {
        BaseUrl.parse(installation.baseUrl());
        installation.bootstrapDsnKey().ifPresent(Startup::checkKey);
        installation.adminPassword().ifPresent(Startup::checkPassword);
        if (!Slugs.isSlug(people.organization())) {
            throw new IllegalArgumentException(
                    "mayday.issues.organization (MAYDAY_ISSUES_ORGANIZATION) must be a slug:"
                            + " lower-case letters, digits and dashes, at most 50, not only digits");
        }
    }

    private static void checkKey(String key) {
        if (PUBLIC_KEY.matcher(key).matches()) return;
        throw new IllegalArgumentException(
                "mayday.bootstrap-dsn-key (MAYDAY_BOOTSTRAP_DSN_KEY) must be 32 digits of 0-9 and"
                        + " a-f");
    }

    private static void checkPassword(String password) {
        try {
            Passwords.check(password);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mayday.admin-password (MAYDAY_ADMIN_PASSWORD) " + e.getMessage(), e);
        }
    }

    private static void announce(Greeting.Words words) {
        if (words.dsn() != null) LOG.infof("DSN of the first project: %s", words.dsn());
        if (words.signInUrl() != null)
            LOG.infof("Sign in (works once, within an hour): %s", words.signInUrl());
    }
}
