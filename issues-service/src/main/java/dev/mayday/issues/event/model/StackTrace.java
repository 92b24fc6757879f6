package dev.mayday.issues.event.model;

import java.util.List;

/// Calls, oldest first: the last one is where it happened.
public record StackTrace(List<Frame> frames) {

    public static final StackTrace NONE = new StackTrace(List.of());

    public StackTrace {
        frames = List.copyOf(frames);
    }
}
