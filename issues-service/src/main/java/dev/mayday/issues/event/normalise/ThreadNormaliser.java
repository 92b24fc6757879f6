package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Set;

/// `threads`: what else ran when it happened (protocol 5.5).
record ThreadNormaliser(StackTraceNormaliser stackTraces) {

    private static final int MOST_THREADS = 256;
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "name",
                    "crashed",
                    "current",
                    "main",
                    "state",
                    "stacktrace",
                    "raw_stacktrace",
                    "held_locks");

    void normalise(Fields event) {
        var threads = event.values("threads", null);
        if (threads.size() > MOST_THREADS) {
            shorten(event);
            threads = event.values("threads", null);
        }
        for (var thread : threads) {
            thread.text("id", Limit.WORD);
            thread.text("name", Limit.NAME);
            thread.text("state", Limit.WORD);
            thread.flag("crashed");
            thread.flag("current");
            thread.flag("main");
            stackTraces.normalise(thread, "stacktrace");
            stackTraces.normalise(thread, "raw_stacktrace");
            thread.bag("held_locks", Bag.MEDIUM);
            thread.others(KNOWN, Bag.SMALL);
        }
        if (threads.isEmpty()) event.node.remove("threads");
    }

    /// The thread that crashed stays, wherever it stands.
    private static void shorten(Fields event) {
        var values = (ArrayNode) event.node.path("threads").path("values");
        int length = values.size();
        var kept = new ArrayList<Integer>(MOST_THREADS);
        for (int i = 0; i < length; i++) if (matters(values.get(i))) kept.add(i);
        for (int i = 0; i < length; i++) if (!matters(values.get(i))) kept.add(i);
        var first = kept.subList(0, MOST_THREADS);
        var threads = first.stream().map(values::get).toList();
        var places = new HashMap<String, String>();
        for (int i = 0; i < first.size(); i++) places.put(first.get(i).toString(), "" + i);
        values.removeAll();
        values.addAll(threads);
        var path = event.path.at("threads").at("values");
        event.notes.renamed(path, places::get);
        event.notes.shortened(path, length);
    }

    private static boolean matters(JsonNode thread) {
        return thread.path("crashed").asBoolean() || thread.path("current").asBoolean();
    }
}
