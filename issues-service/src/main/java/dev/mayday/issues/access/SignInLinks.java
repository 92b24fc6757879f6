package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.BaseUrl;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes one-time links that sign somebody in. Within the transaction of the caller.
@Singleton
public record SignInLinks(
        SignInLinkEntity.Repository links, Surroundings surroundings, BaseUrl baseUrl) {

    private static final Duration LIFE = Duration.ofHours(1);

    public Uni<String> make(long account) {
        var secret = Secrets.random(surroundings.random());
        var link = new SignInLinkEntity();
        link.hash = Secrets.hash(secret);
        link.accountId = account;
        link.expiresAt = surroundings.now().plus(LIFE);
        return links.persistAndFlush(link).replaceWith(baseUrl.at("/sign-in/" + secret));
    }
}
