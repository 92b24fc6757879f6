package dev.mayday.contracts.signon;

import java.util.List;
import java.util.Optional;

/// A provider of single sign-on (OpenID Connect), as it is reached.
///
/// @param name in addresses and settings: lower-case letters, digits and dashes
/// @param title what people call it, on the button
/// @param issuer its address, exactly as its tokens name it
/// @param clientSecret empty for a public client, which has PKCE alone
/// @param scopes asked for beside `openid`
/// @param userInfo whether claims are asked for at its UserInfo endpoint too
/// @param contact whom people ask who are not let in
public record Provider(
        String name,
        String title,
        String issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        boolean userInfo,
        String contact) {

    public Provider {
        scopes = List.copyOf(scopes);
    }

    /// Where people leave for the provider, and come back.
    public static String entrance(String name) {
        return "/sign-in/with/" + name;
    }

    /// Never with the secret.
    @Override
    public String toString() {
        return name + " at " + issuer;
    }
}
