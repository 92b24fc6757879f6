package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.EventRefused;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Lists;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What only transactions have: start, trace, spans and measurements. A transaction without them is
/// none (protocol 4), and other events do not keep them.
final class TransactionNormaliser {

    private static final int MOST_SPANS = 1000;

    void normalise(Fields event, Clock clock, boolean transaction) {
        if (!transaction) {
            if (event.get("start_timestamp") != null) clock.move(event, "start_timestamp");
            for (var key : new String[] {"spans", "measurements", "breakdowns"}) {
                if (event.get(key) != null) event.leaveOut(key, "!transaction");
            }
            return;
        }
        var start =
                event.get("start_timestamp") == null ? null : clock.move(event, "start_timestamp");
        requireTimes(start, clock.timestamp());
        var trace = event.node.path("contexts").path("trace");
        if (!trace.path("trace_id").isTextual())
            throw invalid("A transaction needs a trace context with a trace_id.");
        if (!trace.path("span_id").isTextual())
            throw invalid("The trace context of a transaction needs a span_id.");
        spans(event, clock);
        event.bag("measurements", Bag.LARGE);
        event.bag("breakdowns", Bag.LARGE);
    }

    private static void requireTimes(@Nullable Instant start, Instant end) {
        if (start == null) throw invalid("A transaction needs a start_timestamp.");
        if (end.isBefore(start)) throw invalid("A transaction cannot end before it starts.");
    }

    private static void spans(Fields event, Clock clock) {
        var list = event.list("spans");
        if (list == null) return;
        if (list.size() > MOST_SPANS) {
            event.notes.shortened(event.path.at("spans"), list.size());
            Lists.keepFirst(list, MOST_SPANS);
        }
        for (var span : Fields.elements(list, event.path.at("spans"), event.notes)) {
            boolean whole =
                    clock.move(span, "start_timestamp") != null
                            && clock.move(span, "timestamp") != null
                            && ContextNormaliser.hex(span.node.get("trace_id"), 32) != null
                            && ContextNormaliser.hex(span.node.get("span_id"), 16) != null;
            if (!whole) throw invalid("A span lacks its start, end, trace_id or span_id.");
            Bag.LARGE.fit(span.node, span.path, span.notes);
        }
    }

    private static EventRefused invalid(String detail) {
        return new EventRefused("invalid_transaction", detail);
    }
}
