package dev.mayday.issues.grouping;

import java.util.List;

/// The final answer to "is this the program's own code?" for each frame of each stack, in the order
/// of the input.
/// A stack that was not sent has an empty list.
public record FinalInApp(
        List<List<Boolean>> exceptions, List<List<Boolean>> threads, List<Boolean> stack) {
    public FinalInApp {
        exceptions = List.copyOf(exceptions);
        threads = List.copyOf(threads);
        stack = List.copyOf(stack);
    }
}
