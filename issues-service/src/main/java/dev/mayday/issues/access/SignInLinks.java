package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.BaseUrl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Makes one-time links that sign somebody in. Within the transaction of the caller.
@ApplicationScoped
public class SignInLinks {

    private static final Duration LIFE = Duration.ofHours(1);

    private final SignInLinkEntity.Repository links;
    private final Surroundings surroundings;
    private final BaseUrl baseUrl;

    SignInLinks(SignInLinkEntity.Repository links, Surroundings surroundings, BaseUrl baseUrl) {
        this.links = links;
        this.surroundings = surroundings;
        this.baseUrl = baseUrl;
    }

    public Uni<String> make(long account) {
        var secret = Secrets.random(surroundings.random());
        var link = new SignInLinkEntity();
        link.hash = Secrets.hash(secret);
        link.accountId = account;
        link.expiresAt = surroundings.now().plus(LIFE);
        return links.persistAndFlush(link).replaceWith(baseUrl.at("/sign-in/" + secret));
    }
}
