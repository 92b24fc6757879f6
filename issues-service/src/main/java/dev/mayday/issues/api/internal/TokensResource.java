package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.TokensApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.access.Tokens.Maker;
import dev.mayday.issues.organization.BaseUrl;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [TokensApi] for people: everybody has tokens of their own, admins also see to those of the
/// organization.
@Needs(value = "org:read", person = true)
class TokensResource implements TokensApi {

    private final CurrentCaller caller;
    private final dev.mayday.issues.access.Tokens tokens;
    private final BaseUrl baseUrl;

    TokensResource(CurrentCaller caller, dev.mayday.issues.access.Tokens tokens, BaseUrl baseUrl) {
        this.caller = caller;
        this.tokens = tokens;
        this.baseUrl = baseUrl;
    }

    @Override
    public Uni<Tokens> tokens(String bearer) {
        var maker = maker();
        var mine = tokens.mine(maker);
        if (!administrates()) {
            return mine.map(list -> answer(list, null, maker));
        }
        return Uni.combine()
                .all()
                .unis(mine, tokens.ofOrganization(maker.organization()))
                .with((own, all) -> answer(own, all, maker));
    }

    private Tokens answer(List<Token> mine, @Nullable List<Token> organization, Maker maker) {
        return new Tokens(
                mine, organization, maker.scopes(), baseUrl.at(""), maker.organization().slug());
    }

    @Override
    public Uni<Made> make(String bearer, @Nullable Draft draft) {
        var maker = maker();
        if (draft == null) throw Refused.invalid("name");
        if (draft.organization()) caller.allowed(Scope.ORG_WRITE);
        return tokens.make(maker, draft);
    }

    @Override
    public Uni<Token> revoke(String bearer, long id) {
        return tokens.revoke(maker(), id, administrates());
    }

    /// A token that could make tokens would outlive itself.
    private Maker maker() {
        var person = caller.person();
        var mine = caller.organization();
        return new Maker(mine, person.account(), person.role(), caller.actor());
    }

    private boolean administrates() {
        try {
            caller.allowed(Scope.ORG_WRITE);
            return true;
        } catch (Refused missing) {
            return false;
        }
    }
}
