package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies what a provider signed: signature, issuer, audience and time. Only with keys that it
/// publishes, and never with a secret that others share.
@Singleton
record Tokens(Keys keys, Surroundings surroundings) {

    /// So far clocks may be apart.
    static final int SKEW_SECONDS = 60;

    private static final int LONGEST = 16_384;

    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_USING_SHA384,
                    AlgorithmIdentifiers.RSA_USING_SHA512,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                    AlgorithmIdentifiers.EDDSA);

    /// A token that proves nothing.
    static final class Unproven extends RuntimeException {
        Unproven(String why) {
            super(why, null, false, false);
        }
    }

    /// Fails with [Unproven], or with [ProviderAway].
    ///
    /// @param expires whether it must say until when it holds
    Uni<JwtClaims> verified(Provider provider, String audience, String token, boolean expires) {
        if (token.length() > LONGEST)
            return Uni.createFrom().failure(new Unproven("it is too long"));
        return keys.of(provider)
                .map(metadata -> check(provider, audience, token, expires, metadata))
                .onFailure(Tokens::mayBeSignedAnew)
                .recoverWithUni(
                        () ->
                                keys.again(provider)
                                        .map(now -> check(provider, audience, token, expires, now)))
                .onFailure(SignedUnknown.class)
                .transform(unknown -> new Unproven(String.valueOf(unknown.getMessage())));
    }

    private static final class SignedUnknown extends RuntimeException {
        SignedUnknown(String why) {
            super(why, null, false, false);
        }
    }

    private static boolean mayBeSignedAnew(Throwable failure) {
        return failure instanceof SignedUnknown;
    }

    private JwtClaims check(
            Provider provider, String audience, String token, boolean expires, Metadata metadata) {
        try {
            return consumer(provider, audience, expires, metadata).processToClaims(token);
        } catch (InvalidJwtSignatureException forged) {
            throw new SignedUnknown("its signature is none of the provider's");
        } catch (InvalidJwtException invalid) {
            if (invalid.getCause() instanceof UnresolvableKeyException) {
                throw new SignedUnknown(
                        "it is signed with a key that the provider does not publish");
            }
            throw new Unproven(words(invalid));
        }
    }

    private JwtConsumer consumer(
            Provider provider, String audience, boolean expires, Metadata metadata) {
        var builder =
                new JwtConsumerBuilder()
                        .setVerificationKeyResolver(
                                new JwksVerificationKeyResolver(metadata.keys()))
                        .setJwsAlgorithmConstraints(ALGORITHMS)
                        .setExpectedIssuer(provider.issuer())
                        .setExpectedAudience(audience)
                        .setEvaluationTime(
                                NumericDate.fromMilliseconds(surroundings.now().toEpochMilli()))
                        .setAllowedClockSkewInSeconds(SKEW_SECONDS);
        return (expires ? builder.setRequireExpirationTime() : builder).build();
    }

    /// Without the token itself, which jose4j's own words repeat.
    private static String words(InvalidJwtException invalid) {
        var errors = invalid.getErrorDetails();
        return errors.isEmpty()
                ? "it cannot be read"
                : errors.getFirst().getErrorMessage().replaceAll("\\s+", " ");
    }
}
