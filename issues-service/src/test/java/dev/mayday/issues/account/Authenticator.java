package dev.mayday.issues.account;

import java.time.Instant;

/// What a person holds in their hand.
public final class Authenticator {

    private Authenticator() {}

    public static String code(String secret) {
        return Totp.code(secret, Instant.now().getEpochSecond() / 30);
    }
}
