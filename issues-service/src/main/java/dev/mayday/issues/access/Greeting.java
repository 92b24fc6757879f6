package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Greets the person at the server.
@ApplicationScoped
public class Greeting {

    private final FirstSteps firstSteps;
    private final Accounts accounts;
    private final SignInLinks links;
    private final BaseUrl baseUrl;

    Greeting(FirstSteps firstSteps, Accounts accounts, SignInLinks links, BaseUrl baseUrl) {
        this.firstSteps = firstSteps;
        this.accounts = accounts;
        this.links = links;
        this.baseUrl = baseUrl;
    }

    /// @param signInUrl null once somebody has signed in
    public record Words(String baseUrl, @Nullable String signInUrl, String dsn) {}

    /// Makes what is missing and tells what a person needs to begin.
    @WithTransaction("issues")
    public Uni<Words> say() {
        return firstSteps
                .make()
                .chain(
                        installation ->
                                accounts.anybodySignedIn()
                                        .chain(
                                                known ->
                                                        known
                                                                ? none()
                                                                : links.make(installation.admin()))
                                        .map(link -> words(link, installation.project())));
    }

    /// A one-time link for the admin.
    @WithTransaction("issues")
    public Uni<String> signInUrl() {
        return firstSteps.make().chain(installation -> links.make(installation.admin()));
    }

    /// The organisation that was made first: what the person at the server means when no other is
    /// named.
    @WithTransaction("issues")
    public Uni<Organization> organization() {
        return firstSteps.make().map(FirstSteps.Installation::organization);
    }

    private Words words(@Nullable String link, Project project) {
        return new Words(baseUrl.at(""), link, project.dsn());
    }

    private static Uni<@Nullable String> none() {
        return Uni.createFrom().nullItem();
    }
}
