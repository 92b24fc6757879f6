package dev.mayday.alerts.delivery;

import dev.mayday.contracts.alerts.DeliveryState;
import org.jspecify.annotations.Nullable;

/// What comes of the wish to send a dead delivery again (semantics 13.2): a new delivery with the
/// same content, at most one for each that died.
public sealed interface Resend {

    record Possible() implements Resend {}

    /// @param by the delivery that sends it again; twice asked, it is the same
    record Queued(long by) implements Resend {}

    /// @param reason for the person who asked
    record Refused(String reason) implements Resend {}

    /// The project has no such delivery.
    record Unknown() implements Resend {}

    /// @param enabled whether its destination takes messages; null when it is gone
    /// @param resent by which delivery it is sent again already; null for none
    static Resend of(DeliveryState state, @Nullable Boolean enabled, @Nullable Long resent) {
        if (resent != null) return new Queued(resent);
        if (state != DeliveryState.DEAD) {
            return new Refused(
                    "Only a dead delivery can be sent again; this one is " + state.wire() + ".");
        }
        if (enabled == null) return toNobody();
        return enabled
                ? new Possible()
                : new Refused("Its destination is disabled; a test that arrives enables it.");
    }

    static Resend toNobody() {
        return new Refused("Its destination was removed.");
    }
}
