package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A long stack keeps variables and source lines only where people look: at its ends, and rather in
/// the application's frames than in the libraries'.
final class FrameDiet {

    private static final int WELL_FED = 50;

    private FrameDiet() {}

    static void slim(ArrayNode frames) {
        if (frames.size() <= WELL_FED) return;
        var app = new ArrayList<ObjectNode>();
        var system = new ArrayList<ObjectNode>();
        for (var frame : frames) {
            (frame.path("in_app").asBoolean() ? app : system).add((ObjectNode) frame);
        }
        int forApp = Math.min(app.size(), WELL_FED);
        slimMiddle(app, forApp);
        slimMiddle(system, WELL_FED - forApp);
    }

    private static void slimMiddle(List<ObjectNode> frames, int fed) {
        if (frames.size() <= fed) return;
        int atStart = fed / 2;
        int atEnd = frames.size() - (fed - atStart);
        for (int i = atStart; i < atEnd; i++) {
            frames.get(i).remove(List.of("vars", "pre_context", "post_context"));
        }
    }
}
