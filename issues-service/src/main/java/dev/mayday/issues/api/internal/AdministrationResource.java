package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AdministrationApi;
import dev.mayday.contracts.issues.TokensApi.Draft;
import dev.mayday.contracts.issues.TokensApi.Made;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.access.Tokens;
import dev.mayday.issues.account.BreakGlassPasswords;
import dev.mayday.issues.installation.FirstSteps;
import dev.mayday.issues.installation.Greeting;
import dev.mayday.issues.organization.Projects;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [AdministrationApi] for the launcher.
@Admits(Who.SERVICE)
class AdministrationResource implements AdministrationApi {

    private final CurrentCaller caller;
    private final FirstSteps firstSteps;
    private final Greeting greeting;
    private final Tokens tokens;
    private final Projects projects;
    private final BreakGlassPasswords breakGlass;

    AdministrationResource(
            CurrentCaller caller,
            FirstSteps firstSteps,
            Greeting greeting,
            Tokens tokens,
            Projects projects,
            BreakGlassPasswords breakGlass) {
        this.caller = caller;
        this.firstSteps = firstSteps;
        this.greeting = greeting;
        this.tokens = tokens;
        this.projects = projects;
        this.breakGlass = breakGlass;
    }

    @Override
    public Uni<Welcome> welcome(String bearer) {
        return greeting.say()
                .map(
                        words ->
                                new Welcome(
                                        words.baseUrl(),
                                        words.signInUrl(),
                                        words.providers(),
                                        words.dsn()));
    }

    @Override
    public Uni<SignInLink> signInLink(String bearer) {
        return greeting.signInUrl().map(SignInLink::new);
    }

    @Override
    public Uni<BreakGlass> breakGlass(String bearer, @Nullable BreakGlassRequest request) {
        boolean anew = request != null && request.anew();
        return firstSteps
                .make()
                .chain(mine -> breakGlass.make(mine.admin(), anew))
                .map(
                        pass ->
                                new BreakGlass(
                                        pass.url(),
                                        pass.password(),
                                        pass.secret(),
                                        pass.account()));
    }

    @Override
    public Uni<NewToken> createToken(String bearer, @Nullable TokenRequest request) {
        if (request == null) throw Refused.invalid("name and scopes");
        return firstSteps
                .make()
                .chain(mine -> token(mine, request))
                .map(made -> new NewToken(made.secret(), made.token().scopes()));
    }

    @Override
    public Uni<NewProject> createProject(String bearer, @Nullable ProjectRequest request) {
        if (request == null) throw Refused.invalid("name");
        return firstSteps
                .make()
                .map(FirstSteps.Installation::organization)
                .chain(mine -> projects.create(mine, Projects.Wanted.of(request), caller.actor()))
                .map(made -> new NewProject(made.id(), made.slug(), made.name(), made.dsn()));
    }

    private Uni<Made> token(FirstSteps.Installation mine, TokenRequest request) {
        var maker = new Tokens.Maker(mine.organization(), mine.admin(), Role.OWNER, caller.actor());
        return tokens.make(
                maker,
                new Draft(
                        request.name(),
                        request.organization(),
                        request.scopes(),
                        request.days(),
                        null,
                        null));
    }
}
