package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Lists;
import dev.mayday.issues.event.json.Timestamps;
import java.util.ArrayList;
import java.util.Set;

/// `breadcrumbs`: what led up to it, oldest first (protocol 5.11).
final class BreadcrumbNormaliser {

    private static final int MOST_CRUMBS = 100;
    private static final Set<String> KNOWN =
            Set.of(
                    "timestamp",
                    "type",
                    "category",
                    "level",
                    "message",
                    "data",
                    "event_id",
                    "origin");

    void normalise(Fields event, Clock clock) {
        event.values("breadcrumbs", "message");
        if (!(event.node.path("breadcrumbs").path("values") instanceof ArrayNode list)) {
            return;
        }
        shorten(event, list);
        var path = event.path.at("breadcrumbs").at("values");
        var kept = new ArrayList<Fields>();
        for (var crumb : Fields.elements(list, path, event.notes)) {
            var time = crumb.node.get("timestamp");
            if (isBeforeEpoch(time)) {
                event.notes.invalid(crumb.path, "before 1970", time);
                continue;
            }
            normaliseOne(crumb, clock);
            kept.add(crumb);
        }
        event.notes.thinned(path, list.size(), kept);
        if (kept.isEmpty()) event.node.remove("breadcrumbs");
        else event.node.withObject("/breadcrumbs").set("values", Fields.list(kept, list));
    }

    private static void shorten(Fields event, ArrayNode list) {
        int length = list.size();
        int gone = Lists.keepLast(list, MOST_CRUMBS);
        if (gone == 0) return;
        var path = event.path.at("breadcrumbs").at("values");
        event.notes.movedUp(path, gone);
        event.notes.shortened(path, length);
    }

    private static boolean isBeforeEpoch(@org.jspecify.annotations.Nullable JsonNode timestamp) {
        var time = timestamp == null ? null : Timestamps.parse(timestamp);
        return time != null && Timestamps.isBeforeEpoch(time);
    }

    private static void normaliseOne(Fields crumb, Clock clock) {
        crumb.rename("ty", "type");
        clock.move(crumb, "timestamp");
        if (crumb.text("type", Limit.WORD) == null) crumb.node.put("type", "default");
        crumb.text("category", Limit.WORD);
        Levels.normalise(crumb, Level.INFO);
        crumb.anyText("message", Limit.MESSAGE);
        crumb.bag("data", Bag.MEDIUM);
        crumb.text("event_id", Limit.WORD);
        crumb.text("origin", Limit.WORD);
        crumb.others(KNOWN, Bag.SMALL);
    }
}
