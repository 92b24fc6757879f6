package dev.mayday.issues.signon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Tokens of a provider, sealed for the database with the secret of its client (AES-GCM): who has
/// one without the other has nothing. A new secret makes the old seals void.
final class Sealed {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Sealed() {}

    static String seal(String text, String secret, RandomGenerator random) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, secret, nonce)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /// Empty when it was sealed with another secret, or changed since.
    static Optional<String> open(String sealed, String secret) {
        try {
            var all = Base64.getDecoder().decode(sealed);
            if (all.length <= NONCE) return Optional.empty();
            var opened =
                    cipher(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(all, NONCE))
                            .doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String secret, byte[] nonce)
            throws GeneralSecurityException {
        var key =
                MessageDigest.getInstance("SHA-256")
                        .digest(("mayday session " + secret).getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
