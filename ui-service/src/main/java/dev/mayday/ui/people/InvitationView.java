package dev.mayday.ui.people;

import dev.mayday.contracts.people.InvitationsApi.Offer;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.ui.kit.Typed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What a link offers, or why it offers nothing.
///
/// @param over why the link leads nowhere; empty when it does not
/// @param person who is signed in; empty for nobody
/// @param known whether the invited address has an account
/// @param local whether an account with a password can be made; else people come through a
///     provider
record InvitationView(
        String secret,
        String over,
        String title,
        String words,
        String email,
        String person,
        boolean known,
        boolean local,
        Typed typed) {

    static InvitationView of(String secret, Offer offer, String person, Typed typed) {
        return new InvitationView(
                secret,
                over(offer.state()),
                "Join " + offer.organization(),
                words(offer),
                offer.email(),
                person,
                offer.known(),
                offer.local(),
                typed);
    }

    private static String words(Offer offer) {
        var who =
                offer.invitedBy().isEmpty()
                        ? "You are invited"
                        : offer.invitedBy() + " invites you";
        var where = offer.teams().isEmpty() ? "" : ", in " + String.join(", ", offer.teams());
        return who + " as " + offer.role() + where + ".";
    }

    private static String over(State state) {
        return switch (state) {
            case OPEN -> "";
            case EXPIRED -> "This invitation has expired. Ask whoever invited you for a new one.";
            case USED -> "This invitation was accepted already. If that was you, sign in.";
            case WITHDRAWN -> "This invitation was withdrawn. Ask whoever invited you.";
            case RENEWED -> "This link was replaced by a newer one. Use the newest you were sent.";
            case UNKNOWN -> "There is no such invitation. Is the link complete?";
        };
    }

    /// Whether they have to come in first to accept.
    public boolean signsInFirst() {
        return known || !local;
    }

    /// Why they have to.
    public String whySignIn() {
        return local
                ? "There is already an account for " + email + "."
                : "Sign in with the account of " + email + ".";
    }

    /// To the sign-in, and back here.
    public String signIn() {
        return "/sign-in?next="
                + URLEncoder.encode("/invitations/" + secret, StandardCharsets.UTF_8);
    }

    /// What is wrong and stands at no field.
    public String problem() {
        return typed.elsewhere("name", "password");
    }
}
