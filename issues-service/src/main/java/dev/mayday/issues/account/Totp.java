package dev.mayday.issues.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords (RFC 6238) as every authenticator makes them: SHA-1, 30 seconds,
/// six digits. Pure.
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /// In base32, as authenticators take it.
    static String secret(RandomGenerator random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var text = new StringBuilder();
        for (int bit = 0; bit < SECRET_BYTES * 8; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = value << 1 | bytes[i / 8] >> 7 - i % 8 & 1;
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }

    /// The step whose code it is: now, or one before or after, for clocks that differ a little.
    ///
    /// @param after steps up to this one were used; a code never counts twice
    static OptionalLong step(String secret, String code, Instant now, long after) {
        if (!code.matches("[0-9]{6}")) return OptionalLong.empty();
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - 1; step <= current + 1; step++) {
            if (step > after && code.equals(code(secret, step))) return OptionalLong.of(step);
        }
        return OptionalLong.empty();
    }

    static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    private static byte[] bytes(String base32) {
        var bytes = new byte[base32.length() * 5 / 8];
        for (int i = 0; i < base32.length(); i++) {
            int value = BASE32.indexOf(base32.charAt(i));
            for (int bit = 0; bit < 5; bit++) {
                int at = i * 5 + bit;
                if (at / 8 < bytes.length && (value >> 4 - bit & 1) == 1) {
                    bytes[at / 8] |= (byte) (1 << 7 - at % 8);
                }
            }
        }
        return bytes;
    }
}
