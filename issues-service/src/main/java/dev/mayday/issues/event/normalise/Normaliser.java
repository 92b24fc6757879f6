package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Notes;
import dev.mayday.issues.event.json.Path;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.UserKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a payload into its canonical shape, in place: the order of the steps is the reading order
/// of protocol 5.
final class Normaliser {

    private static final Set<String> KNOWN =
            Set.of(
                    "event_id",
                    "project",
                    "type",
                    "timestamp",
                    "start_timestamp",
                    "received",
                    "level",
                    "platform",
                    "logger",
                    "server_name",
                    "site",
                    "release",
                    "dist",
                    "environment",
                    "transaction",
                    "transaction_info",
                    "culprit",
                    "title",
                    "fingerprint",
                    "checksum",
                    "modules",
                    "extra",
                    "tags",
                    "sdk",
                    "errors",
                    "_meta",
                    "debug_meta",
                    "exception",
                    "threads",
                    "stacktrace",
                    "template",
                    "breadcrumbs",
                    "request",
                    "user",
                    "contexts",
                    "logentry",
                    "spans",
                    "measurements",
                    "breakdowns",
                    "csp",
                    "hpkp",
                    "expectct",
                    "expectstaple");

    private final StackTraceNormaliser stackTraces = new StackTraceNormaliser();
    private final ExceptionNormaliser exceptions = new ExceptionNormaliser(stackTraces);
    private final ThreadNormaliser threads = new ThreadNormaliser(stackTraces);
    private final BreadcrumbNormaliser breadcrumbs = new BreadcrumbNormaliser();
    private final TransactionNormaliser transactions = new TransactionNormaliser();

    /// What is known before scrubbing only, or from the payload as it was.
    ///
    /// @param userKey of the whole id, not of what its limit leaves
    record Facts(EventType type, @Nullable UserKey userKey, ClaimedTime claimed) {}

    Facts normalise(ObjectNode root, TransportFacts facts) {
        var event = new Fields(root, Path.ROOT, new Notes(root));
        Aliases.resolve(event);
        boolean transaction = EventType.isTransaction(event);
        var clock = Clock.correct(event, facts, transaction);
        identity(event, facts);
        ScalarNormaliser.normalise(event, transaction);
        ReleaseNormaliser.normalise(event);
        MessageNormaliser.normalise(event);
        exceptions.normalise(event);
        threads.normalise(event);
        StandInStack.adopt(root);
        breadcrumbs.normalise(event, clock);
        RequestNormaliser.normalise(event, facts);
        SdkNormaliser.normalise(event, facts);
        var userKey = UserNormaliser.normalise(event, facts);
        ContextNormaliser.normalise(event);
        TagNormaliser.normalise(event);
        DebugMetaNormaliser.normalise(event);
        transactions.normalise(event, clock, transaction);
        freeData(event);
        var type = EventType.infer(event);
        root.put("type", type.wire());
        return new Facts(type, userKey, clock.claimed());
    }

    /// What the sender may not decide.
    private static void identity(Fields event, TransportFacts facts) {
        event.node.put("event_id", dev.mayday.contracts.EventIds.format(facts.eventId()));
        event.node.put("project", facts.projectId());
        event.node.put("received", Timestamps.format(facts.received()));
    }

    private static void freeData(Fields event) {
        event.bag("modules", Bag.LARGE);
        extra(event);
        event.bag("template", Bag.MEDIUM);
        for (var report : new String[] {"csp", "hpkp", "expectct", "expectstaple"})
            event.bag(report, Bag.LARGE);
        event.others(KNOWN, Bag.MASSIVE);
    }

    /// 16 KiB a value, 256 KiB together.
    private static void extra(Fields event) {
        var extra = event.object("extra");
        if (extra == null) return;
        var path = event.path.at("extra");
        for (var entry : extra.properties()) {
            entry.setValue(
                    Bag.LARGER.fitted(entry.getValue(), path.at(entry.getKey()), event.notes));
        }
        Bag.MASSIVE.fit(extra, path, event.notes);
    }
}
