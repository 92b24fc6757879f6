package dev.mayday.ui.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.bus.ActivitySummary.Figures;
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

/// Hands what comes from the bus to every open page: changes of issues, and how often issues have
/// occurred by now. A page that is too slow loses some of it; nobody waits for it. Whose rights
/// allow what is for the page to ask: here is everything of every organization.
@ApplicationScoped
public class LiveHub {

    private static final Logger LOG = Logger.getLogger(LiveHub.class);

    private final BroadcastProcessor<IssueChange> changes = BroadcastProcessor.create();
    private final BroadcastProcessor<Figures> figures = BroadcastProcessor.create();
    private final ObjectMapper json;

    LiveHub(ObjectMapper json) {
        this.json = json;
    }

    @Incoming(Channels.ISSUE_SIGNALS)
    synchronized void hear(@Nullable String text) {
        try {
            var signal = json.readTree(text == null ? "" : text);
            if (signal.has("activity")) count(signal.path("figures"));
            else tell(json.treeToValue(signal, IssueChange.class));
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("unreadable change status=ignored error=%s", unreadable.getOriginalMessage());
        }
    }

    private void tell(@Nullable IssueChange change) {
        if (isComplete(change)) changes.onNext(change);
        else LOG.warn("incomplete change status=ignored");
    }

    private void count(JsonNode all) throws JsonProcessingException {
        for (var one : all) {
            var read = json.treeToValue(one, Figures.class);
            if (read != null && read.lastSeen() != null) figures.onNext(read);
        }
    }

    /// What Jackson has made of any JSON object, whatever its type promises.
    private static boolean isComplete(@Nullable IssueChange change) {
        return change != null
                && Stream.of(change.kind(), change.project(), change.issue())
                        .allMatch(Objects::nonNull);
    }

    public Multi<IssueChange> changes() {
        return changes.onOverflow().drop();
    }

    /// How issues stand after a batch of events that concerned them: all events and users of their
    /// lifetime, and when they were last seen. See [ActivitySummary.Figures] for which of two
    /// counts.
    public Multi<Figures> figures() {
        return figures.onOverflow().drop();
    }
}
