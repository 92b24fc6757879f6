package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Attempt;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.ui.kit.Tone;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One message of the delivery log, ready to be read.
///
/// @param next "again in 30 s", "told with delivery 7", "and 412 more", "sent again as 12", or ""
/// @param resendable whether it was given up, and nobody had it sent again
record DeliveryLine(
        long id,
        String destination,
        String rule,
        long issue,
        String shortId,
        String title,
        String reason,
        String state,
        Tone tone,
        Moment created,
        String next,
        boolean resendable,
        List<Try> tries) {

    /// @param words "200 in 143 ms: ok"
    record Try(Moment at, String words) {

        static Try of(Attempt attempt, Instant now) {
            var status = attempt.status() == 0 ? "no answer" : String.valueOf(attempt.status());
            var answer = attempt.answer().isBlank() ? "" : ": " + attempt.answer();
            return new Try(
                    Moment.of(attempt.at(), now),
                    status + " in " + attempt.millis() + " ms" + answer);
        }
    }

    static DeliveryLine of(Delivery delivery, Instant now) {
        var next = delivery.nextAttempt();
        return new DeliveryLine(
                delivery.id(),
                delivery.destination(),
                delivery.rule(),
                delivery.issueId(),
                delivery.shortId(),
                delivery.title(),
                delivery.reason(),
                delivery.state().wire(),
                tone(delivery.state()),
                Moment.of(delivery.created(), now),
                next == null ? together(delivery) : again(Duration.between(now, next)),
                delivery.state() == DeliveryState.DEAD && delivery.resentBy() == null,
                delivery.attempts().stream().map(attempt -> Try.of(attempt, now)).toList());
    }

    private static Tone tone(DeliveryState state) {
        return switch (state) {
            case DELIVERED -> Tone.GOOD;
            case SENDING, RETRYING -> Tone.WARNING;
            case DEAD -> Tone.DANGER;
            case QUEUED, SUPERSEDED, CANCELLED, UNKNOWN -> Tone.NEUTRAL;
        };
    }

    private static String together(Delivery delivery) {
        if (delivery.resentBy() != null) return "sent again as " + delivery.resentBy();
        if (delivery.resends() != null) return delivery.resends() + " sent again";
        if (delivery.joinedTo() != null) return "told with delivery " + delivery.joinedTo();
        return delivery.others() == 0 ? "" : "and " + delivery.others() + " more";
    }

    private static String again(Duration wait) {
        if (wait.toSeconds() <= 0) return "again now";
        return wait.toSeconds() < 120
                ? "again in " + wait.toSeconds() + " s"
                : "again in " + wait.toMinutes() + " min";
    }
}
