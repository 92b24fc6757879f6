package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Lists;
import dev.mayday.issues.event.json.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `stacktrace`: frames, oldest call first (protocol 5.4).
final class StackTraceNormaliser {

    private static final int MOST_FRAMES = 250;
    private static final int WELL_FED = 50;
    private static final Set<String> KNOWN =
            Set.of(
                    "frames",
                    "registers",
                    "lang",
                    "snapshot",
                    "instruction_addr_adjustment",
                    "frames_omitted");

    /// @return whether a stack with frames is left
    boolean normalise(Fields owner, String key) {
        if (owner.get(key) instanceof ArrayNode frames) wrap(owner, key, frames);
        var stack = owner.within(key);
        if (stack == null) return false;
        boolean any = frames(stack);
        stack.bag("registers", Bag.LARGE);
        stack.text("lang", Limit.WORD);
        stack.free("frames_omitted", Bag.SMALL);
        stack.others(KNOWN, Bag.SMALL);
        if (stack.node.isEmpty()) owner.node.remove(key);
        return any;
    }

    /// Bare frames are a stack.
    private static void wrap(Fields owner, String key, ArrayNode frames) {
        owner.node.putObject(key).set("frames", frames);
        owner.notes.nested(owner.path.at(key), "frames");
        owner.notes.reshaped(owner.path.at(key));
    }

    private boolean frames(Fields stack) {
        var list = stack.list("frames");
        if (list == null) return false;
        var path = stack.path.at("frames");
        shorten(list, path, stack);
        var frames = Fields.elements(list, path, stack.notes);
        for (var frame : frames) FrameNormaliser.normalise(frame);
        stack.notes.thinned(path, list.size(), frames);
        if (frames.isEmpty()) stack.node.remove("frames");
        else stack.node.set("frames", Fields.list(frames, list));
        if (slim(frames)) stack.notes.annotated(path, "!frames");
        return !frames.isEmpty();
    }

    /// Both ends stay: the oldest calls say how it came there, the newest where it happened.
    private static void shorten(ArrayNode list, Path path, Fields stack) {
        int length = list.size();
        int gone = Lists.removeRange(list, MOST_FRAMES / 2, length - MOST_FRAMES);
        if (gone == 0) return;
        stack.notes.closedUp(path, MOST_FRAMES / 2, gone);
        stack.notes.shortened(path, length);
        if (stack.get("frames_omitted") == null)
            stack.node.putArray("frames_omitted").add(MOST_FRAMES / 2).add(MOST_FRAMES / 2 + gone);
    }

    /// A long stack keeps variables and source lines only where people look: at its ends, and
    /// rather in the application's frames than in the libraries'.
    ///
    /// @return whether something went
    private static boolean slim(List<Fields> frames) {
        if (frames.size() <= WELL_FED) return false;
        var app = new ArrayList<Fields>();
        var system = new ArrayList<Fields>();
        for (var frame : frames) {
            (frame.node.path("in_app").asBoolean() ? app : system).add(frame);
        }
        int forApp = Math.min(app.size(), WELL_FED);
        return slimMiddle(app, forApp) | slimMiddle(system, WELL_FED - forApp);
    }

    private static boolean slimMiddle(List<Fields> frames, int fed) {
        int atStart = fed / 2;
        int atEnd = frames.size() - (fed - atStart);
        boolean slimmed = false;
        for (int i = atStart; i < atEnd; i++) {
            var frame = frames.get(i).node;
            int before = frame.size();
            frame.remove(List.of("vars", "pre_context", "post_context"));
            slimmed |= frame.size() < before;
        }
        return slimmed;
    }
}
