package dev.mayday.issues.signon;

import java.time.Instant;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Until when a token holds, as it says itself. Only for what came from the provider directly.
final class Expiry {

    private static final JwtConsumer READER =
            new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build();

    private Expiry() {}

    /// [Instant#MAX] when it does not say.
    static Instant of(String token) {
        try {
            var until = READER.processToClaims(token).getExpirationTime();
            return until == null ? Instant.MAX : Instant.ofEpochSecond(until.getValue());
        } catch (InvalidJwtException | MalformedClaimException opaque) {
            return Instant.MAX;
        }
    }
}
