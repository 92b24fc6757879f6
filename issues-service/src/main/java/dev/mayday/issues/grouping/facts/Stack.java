package dev.mayday.issues.grouping.facts;

import java.util.List;

/// The frames of one stack, oldest first: the crash is the last one, as on the wire.
public record Stack(List<Frame> frames) {
    public Stack {
        frames = List.copyOf(frames);
    }

    public static Stack of(Frame... frames) {
        return new Stack(List.of(frames));
    }
}
