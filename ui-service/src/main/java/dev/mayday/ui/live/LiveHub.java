package dev.mayday.ui.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hands the changes from the bus to every open page. A page that is too slow loses changes; nobody
/// waits for it.
@ApplicationScoped
public class LiveHub {

    private static final Logger LOG = Logger.getLogger(LiveHub.class);

    private final BroadcastProcessor<IssueChange> pages = BroadcastProcessor.create();
    private final ObjectMapper json;

    LiveHub(ObjectMapper json) {
        this.json = json;
    }

    @Incoming(Channels.ISSUE_SIGNALS)
    synchronized void hear(@Nullable String change) {
        try {
            var signal = json.readTree(change == null ? "" : change);
            // Lists count issues that came or went; how often each occurred is read with the list.
            if (signal.has("activity")) return;
            tell(json.treeToValue(signal, IssueChange.class));
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("unreadable change status=ignored error=%s", unreadable.getOriginalMessage());
        }
    }

    private void tell(@Nullable IssueChange change) {
        if (isComplete(change)) pages.onNext(change);
        else LOG.warn("incomplete change status=ignored");
    }

    /// What Jackson has made of any JSON object, whatever its type promises.
    private static boolean isComplete(@Nullable IssueChange change) {
        return change != null
                && Stream.of(change.kind(), change.project(), change.issue())
                        .allMatch(Objects::nonNull);
    }

    public Multi<IssueChange> changes() {
        return pages.onOverflow().drop();
    }
}
