package dev.mayday.ui.tokens;

import dev.mayday.contracts.issues.TokensApi.Token;
import dev.mayday.ui.kit.Tone;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token in a list.
///
/// @param limits where it may be used; empty for everywhere
/// @param state a word about its end; empty for nothing that needs one
/// @param lastUsed null for never
record TokenLine(
        long id,
        String name,
        String hint,
        String scopes,
        String limits,
        String madeBy,
        String state,
        Tone tone,
        String end,
        @Nullable Moment lastUsed) {

    private static final Duration SOON = Duration.ofDays(14);

    static TokenLine of(Token token, Instant now) {
        return new TokenLine(
                token.id(),
                token.name(),
                token.hint(),
                String.join(", ", token.scopes()),
                String.join(" · ", limits(token)),
                token.madeBy() == null ? "" : token.madeBy(),
                state(token, now),
                isOver(token, now) ? Tone.DANGER : Tone.WARNING,
                end(token, now),
                token.lastUsed() == null ? null : Moment.of(token.lastUsed(), now));
    }

    private static List<String> limits(Token token) {
        var limits = new ArrayList<String>();
        if (token.projects() != null) {
            limits.add(
                    token.projects().isEmpty()
                            ? "in no project any more"
                            : "only in " + String.join(", ", token.projects()));
        }
        if (token.networks() != null) {
            limits.add("only from " + String.join(", ", token.networks()));
        }
        return limits;
    }

    private static boolean isOver(Token token, Instant now) {
        return token.expires() != null && !token.expires().isAfter(now);
    }

    private static String state(Token token, Instant now) {
        if (token.expires() == null) return "no end";
        if (isOver(token, now)) return "expired";
        return token.expires().isBefore(now.plus(SOON)) ? "expires soon" : "";
    }

    private static String end(Token token, Instant now) {
        if (token.expires() == null || isOver(token, now)) return "";
        long days = Duration.between(now, token.expires()).toDays();
        return days == 0 ? "ends today" : "ends in " + days + " d";
    }
}
