package dev.mayday.alerts.channel;

import dev.mayday.alerts.egress.Reply;
import dev.mayday.contracts.alerts.AlertsApi.Field;
import dev.mayday.contracts.alerts.ChannelKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One kind of destination. Queueing, retrying and logging are the same for all.
///
/// @param <S> its settings, parsed; sealed to everybody else, because there are secrets in them
public interface Channel<S> {

    /// Its word stands in `destination.kind`.
    ChannelKind kind();

    /// Its name as people read it.
    String title();

    /// What a person fills in for a destination of this kind.
    List<Field> fields();

    /// @param given by field name; what was filled in, or what was kept of it
    /// @throws Unfit when these cannot be settings
    S settings(Map<String, String> given) throws Unfit;

    /// Why these settings may not be saved, or nothing.
    Uni<Optional<String>> objection(S settings);

    /// The settings without what is secret in them, for people and logs.
    String masked(S settings);

    /// Least time between two messages to one destination.
    Duration pace();

    /// The destination of every project that has none of its own, where the installation's
    /// configuration names one.
    Optional<Map<String, String>> ofInstallation();

    /// One message, whatever comes of it. Never fails, and no secret is in the reply.
    Uni<Reply> send(Notice notice, S settings);

    /// What was filled in cannot be; the message names the field.
    final class Unfit extends Exception {
        public Unfit(String message) {
            super(message, null, false, false);
        }
    }
}
