package dev.mayday.contracts;

/// How calls between services identify themselves (design 5): every call to `/internal` and
/// `/api/0` carries `Authorization: Bearer …`, either the service token below or a person's token
/// that the dashboard forwards.
public final class ServiceAuth {

    /// Configuration key of the secret that all services of one installation share. Not shorter
    /// than 16 characters.
    public static final String TOKEN_KEY = "mayday.service-token";

    private ServiceAuth() {}

    /// The header value for a token.
    public static String bearer(String token) {
        return "Bearer " + token;
    }
}
