package dev.mayday.issues.installation;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Accounts;
import dev.mayday.issues.access.SignInLinks;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Project;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Greets the person at the server.
@ApplicationScoped
public class Greeting {

    private final FirstSteps firstSteps;
    private final Accounts accounts;
    private final SignInLinks links;
    private final BaseUrl baseUrl;
    private final SingleSignOn singleSignOn;

    Greeting(
            FirstSteps firstSteps,
            Accounts accounts,
            SignInLinks links,
            BaseUrl baseUrl,
            SingleSignOn singleSignOn) {
        this.firstSteps = firstSteps;
        this.accounts = accounts;
        this.links = links;
        this.baseUrl = baseUrl;
        this.singleSignOn = singleSignOn;
    }

    /// @param signInUrl null once there is a password, or somebody has signed in
    /// @param dsn null while all projects are in the bin
    /// @param providers titles; empty when people sign in with passwords
    public record Words(
            String baseUrl,
            @Nullable String signInUrl,
            List<String> providers,
            @Nullable String dsn) {
        public Words {
            providers = List.copyOf(providers);
        }
    }

    /// Makes what is missing and tells what a person needs to begin.
    @WithTransaction("issues")
    public Uni<Words> say() {
        return firstSteps
                .make()
                .chain(
                        installation ->
                                needsLink(installation.admin())
                                        .chain(
                                                needed ->
                                                        needed
                                                                ? links.make(installation.admin())
                                                                : none())
                                        .map(link -> words(link, installation.project())));
    }

    /// No link opens anything once people come in through a provider.
    private Uni<Boolean> needsLink(long admin) {
        return singleSignOn.isConfigured()
                ? Uni.createFrom().item(false)
                : accounts.needsLink(admin);
    }

    /// A one-time link for the admin.
    @WithTransaction("issues")
    public Uni<String> signInUrl() {
        if (singleSignOn.isConfigured())
            throw Refused.invalid(
                    "People sign in through the provider here. While it is away: mayday break-glass");
        return firstSteps.make().chain(installation -> links.make(installation.admin()));
    }

    private Words words(@Nullable String link, @Nullable Project project) {
        return new Words(
                baseUrl.at(""),
                link,
                singleSignOn.titles(),
                project == null ? null : project.dsn());
    }

    private static Uni<@Nullable String> none() {
        return Uni.createFrom().nullItem();
    }
}
