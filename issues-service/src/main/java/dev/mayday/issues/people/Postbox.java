package dev.mayday.issues.people;

import dev.mayday.issues.audit.Actor;
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

    /// @return the link, to be shown once, where it was not mailed
    Uni<Optional<String>> invite(Organization in, Actor actor, String email, String secret) {
        var link = baseUrl.at("/invitations/" + secret);
        if (!letters.canSend()) return Uni.createFrom().item(Optional.of(link));
        var subject = "Invitation to " + in.name();
        return letters.send(email, subject, TEXT.formatted(actor.name(), in.name(), link))
                .map(sent -> sent ? Optional.empty() : Optional.of(link));
    }
}
