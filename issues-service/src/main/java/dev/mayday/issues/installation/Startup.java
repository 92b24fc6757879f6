package dev.mayday.issues.installation;

import dev.mayday.issues.InstallationConfig;
import dev.mayday.issues.access.Accounts;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Slugs;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// At start: refuses settings that would do harm later, makes what is missing, and greets if asked
/// to.
@ApplicationScoped
class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{32}");
    private static final int SHORTEST_SERVICE_TOKEN = 16;

    private final InstallationConfig installation;
    private final PeopleConfig people;
    private final FirstSteps firstSteps;
    private final Accounts accounts;
    private final Greeting greeting;

    Startup(
            InstallationConfig installation,
            PeopleConfig people,
            FirstSteps firstSteps,
            Accounts accounts,
            Greeting greeting) {
        this.installation = installation;
        this.people = people;
        this.firstSteps = firstSteps;
        this.accounts = accounts;
        this.greeting = greeting;
    }

    void onStart(@Observes StartupEvent event) throws Throwable {
        check(installation, people);
        VertxContextSupport.subscribeAndAwait(
                () -> firstSteps.make().chain(made -> accounts.givePassword(made.admin())));
        if (people.announce()) announce(VertxContextSupport.subscribeAndAwait(greeting::say));
    }

    /// @throws IllegalArgumentException naming the key, its environment variable and the rule
    static void check(InstallationConfig installation, PeopleConfig people) {
        BaseUrl.parse(installation.baseUrl());
        if (installation.serviceToken().length() < SHORTEST_SERVICE_TOKEN) {
            throw new IllegalArgumentException(
                    "mayday.service-token (MAYDAY_SERVICE_TOKEN) must have 16 characters or more");
        }
        installation.bootstrapDsnKey().ifPresent(Startup::checkKey);
        installation.adminPassword().ifPresent(Startup::checkPassword);
        if (!Slugs.isSlug(people.organization())) {
            throw new IllegalArgumentException(
                    "mayday.issues.organization (MAYDAY_ISSUES_ORGANIZATION) must be a slug: lower-case letters, digits"
                            + " and dashes, at most 50, not only digits");
        }
    }

    private static void checkKey(String key) {
        if (PUBLIC_KEY.matcher(key).matches()) return;
        throw new IllegalArgumentException(
                "mayday.bootstrap-dsn-key (MAYDAY_BOOTSTRAP_DSN_KEY) must be 32 digits of 0-9 and a-f");
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
        LOG.infof("DSN of the first project: %s", words.dsn());
        if (words.signInUrl() != null)
            LOG.infof("Sign in (works once, within an hour): %s", words.signInUrl());
    }
}
