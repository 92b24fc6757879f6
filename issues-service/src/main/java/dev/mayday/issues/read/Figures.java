package dev.mayday.issues.read;

import java.util.List;

/// What was counted of an issue in a window.
///
/// @param trend events per bar, oldest first
record Figures(long events, long users, List<Long> trend) {
    Figures {
        trend = List.copyOf(trend);
    }
}
