package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.BearerKind;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.People;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Programs with an access token of a provider: they are the person whom it names, who signed in
/// once before, with that person's role of today.
@Singleton
@Priority(10)
record ProviderBearers(
        Charters charters, Tokens tokens, Identities identities, People people, ObjectMapper json)
        implements BearerKind {

    @Override
    public boolean knows(String secret) {
        return !charters.providers().none() && secret.startsWith("eyJ") && secret.contains(".");
    }

    @Override
    public Uni<Caller> find(String token, String address) {
        var party =
                charters.withIssuer(issuer(token))
                        .orElseThrow(
                                () ->
                                        Refused.unauthenticated(
                                                "The token names no provider of this"
                                                        + " installation."));
        return tokens.verified(party.provider(), party.charter().audience(), token, true)
                .invoke(ProviderBearers::checkKind)
                .onFailure(Tokens.Unproven.class)
                .transform(no -> Refused.unauthenticated("Invalid token: " + no.getMessage() + "."))
                .onFailure(ProviderAway.class)
                .transform(
                        away ->
                                Refused.busy(
                                        "The provider "
                                                + party.provider().title()
                                                + " cannot be asked for its keys.",
                                        java.time.Duration.ofSeconds(10)))
                .chain(claims -> identities.account(party.provider().issuer(), subject(claims)))
                .chain(account -> people.person(account, null))
                .map(Caller.Delegate::new);
    }

    /// What proves a sign-in or a sign-out to us opens nothing.
    private static void checkKind(JwtClaims claims) {
        var kind = String.valueOf(claims.getClaimValue("typ"));
        if (claims.hasClaim("nonce") || claims.hasClaim("events") || kind.equals("ID")) {
            throw new Tokens.Unproven("it is no access token");
        }
    }

    private static String subject(JwtClaims claims) {
        try {
            return String.valueOf(claims.getSubject());
        } catch (MalformedClaimException e) {
            throw Refused.unauthenticated("Invalid token: its subject is no text.");
        }
    }

    /// As it claims; not believed before the signature is verified.
    private String issuer(String token) {
        try {
            var body = token.split("\\.", 3)[1];
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(body));
            return claims.path("iss").asText("");
        } catch (IOException | RuntimeException unreadable) {
            return "";
        }
    }
}
