package dev.mayday.issues.access;

import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// The secrets of new tokens, in the two forms that sentry-cli knows (protocol 9.1).
final class TokenSecrets {

    private static final String PERSONAL = "sntryu_";
    private static final String ORGANIZATION = "sntrys_";
    private static final int SECRET_BYTES = 32;

    private TokenSecrets() {}

    /// `sntryu_` and 64 hex digits.
    static String personal(RandomGenerator random) {
        return PERSONAL + Secrets.random(random);
    }

    /// `sntrys_`, then in base64 who we are and which organization it is of, so that nobody has
    /// to tell sentry-cli, then 43 characters that nobody can guess.
    static String ofOrganization(
            Organization organization, BaseUrl baseUrl, Instant now, RandomGenerator random) {
        var payload =
                new JsonObject()
                        .put("iat", now.getEpochSecond())
                        .put("url", baseUrl.at(""))
                        .put("region_url", baseUrl.at(""))
                        .put("org", organization.slug());
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var said = payload.encode().getBytes(StandardCharsets.UTF_8);
        return ORGANIZATION
                + Base64.getEncoder().encodeToString(said)
                + "_"
                + Base64.getEncoder().withoutPadding().encodeToString(secret);
    }

    /// As much as may be shown of one.
    static String hint(String secret) {
        return secret.substring(0, PERSONAL.length()) + "…" + secret.substring(secret.length() - 4);
    }
}
