package dev.mayday.issues.people;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.By;
import dev.mayday.issues.mail.Letters;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Tells the invited of their link, or else who invites them.
@Singleton
record Postbox(Letters letters, BaseUrl baseUrl) {

    private static final String TEXT =
            """
            %s invites you to %s on Mayday, where the errors of your software come together.

            Accept here, within seven days:
            %s

            If you do not know what this is about, do nothing: without you the link leads nowhere.
            """;

    /// A program never sees a link: it could let in whom it wants.
    ///
    /// @throws Refused 403 when there is nobody to show it to and no mail
    void requireWay(By by) {
        if (by.giving().isPerson() || letters.canSend()) return;
        throw Refused.forbidden(
                "Without a mail server the link is shown to who invites, so it needs a person who is"
                        + " signed in.");
    }

    /// @return the link, to be shown once, where it was not mailed and somebody is there to see it
    Uni<Optional<String>> invite(Organization in, By by, String email, String secret) {
        var link = baseUrl.at("/invitations/" + secret);
        if (!letters.canSend()) return Uni.createFrom().item(Optional.of(link));
        var subject = "Invitation to " + in.name();
        var shown = by.giving().isPerson() ? Optional.of(link) : Optional.<String>empty();
        return letters.send(email, subject, TEXT.formatted(by.actor().name(), in.name(), link))
                .map(sent -> sent ? Optional.empty() : shown);
    }
}
