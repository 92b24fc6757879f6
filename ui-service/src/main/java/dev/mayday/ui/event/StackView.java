package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A stack trace, newest call first.
public record StackView(List<FrameRun> runs, int count) {

    static final StackView EMPTY = new StackView(List.of(), 0);

    public StackView {
        runs = List.copyOf(runs);
    }

    static StackView of(JsonNode stacktrace, Highlighter highlighter) {
        var frames =
                Json.elements(stacktrace.path("frames")).stream()
                        .filter(JsonNode::isObject)
                        .map(frame -> FrameView.of(frame, highlighter))
                        .toList()
                        .reversed();
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
