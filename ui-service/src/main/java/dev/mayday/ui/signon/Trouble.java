package dev.mayday.ui.signon;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// What can go wrong on the way through a provider. Pure.
enum Trouble {
    CANCELLED(
            403,
            "You did not sign in",
            "{} says that the sign-in was cancelled, or that you may not use Mayday.",
            "Try again. If it refuses you once more, you are not allowed to use Mayday there."),
    REFUSED(
            502,
            "{} did not sign you in",
            "It sent you back with an error instead of an answer.",
            "Try again. If it stays, its settings for Mayday are wrong."),
    LOST(
            400,
            "This sign-in has expired",
            "Too much time passed, it was finished before, or your browser does not keep cookies.",
            "Start again from here; the address in your browser is of no use any more."),
    AUDIENCE(
            502,
            "{} signed you in for somebody else",
            "What it sent is meant for another application: its audience (aud) is not the client"
                    + " that Mayday is there.",
            "In Mayday, MAYDAY_OIDC_CLIENT_ID must be the identifier of its client at the provider,"
                    + " and the client must put that into the ID token."),
    CLOCK(
            502,
            "The clocks are apart",
            "What {} sent is not valid at this moment, as this server sees the time.",
            "Set the clock of the server that runs Mayday, and the provider's, by NTP. A minute of"
                    + " difference is tolerated."),
    ISSUER(
            502,
            "{} calls itself something else",
            "What it sent names another issuer (iss) than the one that Mayday knows.",
            "MAYDAY_OIDC_ISSUER must be exactly what the provider's metadata say under issuer, up"
                    + " to the last slash."),
    SIGNATURE(
            502,
            "What {} sent could not be verified",
            "Its signature is made with none of the keys that the provider publishes.",
            "Try again in a minute: it may just have changed its keys. If it stays, something"
                    + " stands between Mayday and the provider."),
    CLIENT(
            502,
            "{} does not know Mayday",
            "It refuses Mayday itself: the client or its secret is wrong there.",
            "Compare MAYDAY_OIDC_CLIENT_ID and MAYDAY_OIDC_CLIENT_SECRET with the provider's"
                    + " client; a secret may have expired."),
    AWAY(
            503,
            "{} cannot be reached",
            "Mayday asked for its metadata and got no usable answer.",
            "Try again in a minute. If it stays: the provider is down, its address"
                    + " (MAYDAY_OIDC_ISSUER) is wrong, or this server may not reach it."),
    HOST(
            500,
            "Mayday is reached under another address than it knows",
            "The provider sends people back to the address in MAYDAY_BASE_URL, which is not the one"
                    + " in your browser.",
            "Open Mayday under that address. If you did, the proxy in front of it must pass on the"
                    + " header Host."),
    UNKNOWN(
            502,
            "The sign-in did not work",
            "What {} sent could not be used.",
            "Try again. If it stays, the log of Mayday says more.");

    private final int status;
    private final String headline;
    private final String happened;
    private final String remedy;

    Trouble(int status, String headline, String happened, String remedy) {
        this.status = status;
        this.headline = headline;
        this.happened = happened;
        this.remedy = remedy;
    }

    int status() {
        return status;
    }

    String headline(String provider) {
        return headline.replace("{}", provider);
    }

    String happened(String provider) {
        return happened.replace("{}", provider);
    }

    String remedy() {
        return remedy;
    }

    /// By what the provider says in the address to which it sends people back.
    ///
    /// @param error code of RFC 6749, as hostile as any address
    static Trouble ofError(String error) {
        return switch (error) {
            case "access_denied", "consent_required", "interaction_required", "login_required" ->
                    CANCELLED;
            case "unauthorized_client", "invalid_client" -> CLIENT;
            case "temporarily_unavailable", "server_error" -> AWAY;
            default -> REFUSED;
        };
    }

    /// By what quarkus-oidc fails with.
    static Trouble of(Throwable failure) {
        var chain = chain(failure);
        for (var each : chain) {
            if (each instanceof InvalidJwtException invalid) return ofToken(invalid);
            if (each instanceof ForAnother) return AUDIENCE;
            if (each instanceof ConnectException || each instanceof TimeoutException) return AWAY;
        }
        var words = new StringBuilder();
        for (var each : chain) words.append(each.getMessage()).append('\n');
        var said = words.toString().toLowerCase(Locale.ROOT);
        if (said.contains("invalid_client") || said.contains("unauthorized_client")) return CLIENT;
        if (said.contains("verification key")) return SIGNATURE;
        if (said.contains("invalid_grant") || said.contains("state") || said.contains("nonce")) {
            return LOST;
        }
        if (said.contains("not available")
                || said.contains("connection")
                || said.contains("discovery")) {
            return AWAY;
        }
        return UNKNOWN;
    }

    private static Trouble ofToken(InvalidJwtException invalid) {
        if (has(invalid, ErrorCodes.ISSUER_INVALID, ErrorCodes.ISSUER_MISSING)) return ISSUER;
        if (has(invalid, ErrorCodes.AUDIENCE_INVALID, ErrorCodes.AUDIENCE_MISSING)) return AUDIENCE;
        if (has(
                invalid,
                ErrorCodes.EXPIRED,
                ErrorCodes.NOT_YET_VALID,
                ErrorCodes.ISSUED_AT_INVALID_FUTURE,
                ErrorCodes.ISSUED_AT_INVALID_PAST)) {
            return CLOCK;
        }
        if (has(invalid, ErrorCodes.SIGNATURE_INVALID)) return SIGNATURE;
        var words = String.valueOf(invalid.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("claim nonce")) return LOST;
        return words.contains("key") || words.contains("signature") ? SIGNATURE : UNKNOWN;
    }

    private static boolean has(InvalidJwtException invalid, int... codes) {
        for (int code : codes) if (invalid.hasErrorCode(code)) return true;
        return false;
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (@Nullable Throwable each = failure;
                each != null && chain.size() < 20;
                each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}
