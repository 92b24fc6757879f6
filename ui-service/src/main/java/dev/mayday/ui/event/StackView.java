package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A stack trace, newest call first.
public record StackView(List<FrameRun> runs, int count) {

    /// Beyond so many frames nobody reads source; the page stays light.
    private static final int DETAILED = 60;

    static final StackView EMPTY = new StackView(List.of(), 0);

    public StackView {
        runs = List.copyOf(runs);
    }

    static StackView of(JsonNode stacktrace, Highlighter highlighter) {
        var newestFirst = Json.elements(stacktrace.path("frames")).reversed();
        var frames = new ArrayList<FrameView>();
        for (var frame : newestFirst) {
            if (!frame.isObject()) continue;
            var view = FrameView.of(frame, highlighter);
            frames.add(frames.size() < DETAILED ? view : view.bare());
        }
        return frames.isEmpty() ? EMPTY : new StackView(FrameRun.of(frames), frames.size());
    }

    /// Where it went wrong, as far as our own code is concerned.
    Optional<FrameView> crash() {
        return runs.stream()
                .flatMap(run -> run.frames().stream())
                .filter(FrameView::inApp)
                .findFirst()
                .or(() -> runs.stream().flatMap(run -> run.frames().stream()).findFirst());
    }
}
