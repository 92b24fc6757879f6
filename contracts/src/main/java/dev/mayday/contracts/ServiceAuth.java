package dev.mayday.contracts;

/// How calls between services identify themselves (design 5): every call to `/internal` and
/// `/api/0` carries `Authorization: Bearer …`, either the service token below or a person's token
/// that the dashboard forwards.
public final class ServiceAuth {

    /// Configuration key of the secret that all services of one installation share, or of several:
    /// the first is sent, all are accepted. None is shorter than 16 characters.
    public static final String TOKEN_KEY = "mayday.service-token";

    /// Configuration key of the file that holds them instead.
    public static final String TOKEN_FILE_KEY = "mayday.service-token-file";

    /// Header with the bearer of a service, beside the bearer of a person: so the dashboard proves
    /// that it speaks for that person, whose address it names in `X-Forwarded-For`.
    public static final String SPEAKER = "X-Mayday-Service";

    private ServiceAuth() {}

    /// The header value for a token.
    public static String bearer(String token) {
        return "Bearer " + token;
    }
}
