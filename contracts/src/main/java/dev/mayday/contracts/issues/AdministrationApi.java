package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the launcher does for the person at the server. Bearer: the service token.
@Path("/internal/administration")
public interface AdministrationApi {

    /// Makes the first organization, project, key and admin where they are missing, and tells what
    /// a person needs to begin. Safe to call at every start.
    @POST
    @Path("/welcome")
    Uni<Welcome> welcome(@HeaderParam("Authorization") String bearer);

    /// Makes a one-time sign-in link for the admin, valid for one hour.
    @POST
    @Path("/sign-in-links")
    Uni<SignInLink> signInLink(@HeaderParam("Authorization") String bearer);

    /// Makes a password for break-glass, which works once within an hour.
    @POST
    @Path("/break-glass")
    Uni<BreakGlass> breakGlass(
            @HeaderParam("Authorization") String bearer, BreakGlassRequest request);

    /// Makes an API token of the admin, or of the organization.
    @POST
    @Path("/tokens")
    Uni<NewToken> createToken(@HeaderParam("Authorization") String bearer, TokenRequest request);

    /// Makes a project with one key.
    @POST
    @Path("/projects")
    Uni<NewProject> createProject(
            @HeaderParam("Authorization") String bearer, ProjectRequest request);

    /// @param signInUrl a one-time link while nobody has ever signed in; null afterwards
    /// @param providers titles; empty when people sign in with passwords
    /// @param dsn of the first project; null while all projects are in the bin
    record Welcome(
            String baseUrl,
            @Nullable String signInUrl,
            List<String> providers,
            @Nullable String dsn) {
        public Welcome {
            providers = List.copyOf(providers);
        }
    }

    record SignInLink(String url) {}

    /// @param anew whether the authenticator is lost and gets another secret
    record BreakGlassRequest(boolean anew) {}

    /// @param password shown once
    /// @param secret for an authenticator, in base32; null unless it was just made
    /// @param account address of the local instance admin
    record BreakGlass(String url, String password, @Nullable String secret, String account) {}

    /// @param scopes semantics 17.2; an unknown one is a 400 that lists the known ones
    /// @param organization whether it is one of the organization
    /// @param days until it expires; 0 for never; null for what is usual, see [TokensApi.Draft]
    record TokenRequest(
            String name, List<String> scopes, boolean organization, @Nullable Integer days) {}

    /// @param token shown once, in one of the forms that sentry-cli knows
    record NewToken(String token, List<String> scopes) {}

    /// @param slug null for the one that the name makes
    /// @param platform `python`, `node`, `java`, …; null when unknown
    record ProjectRequest(String name, @Nullable String slug, @Nullable String platform) {}

    record NewProject(long id, String slug, String name, String dsn) {}
}
