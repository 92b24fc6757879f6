package dev.mayday.issues.grouping.text;

/// Recognizes one kind of changing text. Asked at growing positions; all answers for one text
/// together must take linear time, so what a failed look-ahead has learned is remembered.
interface Kind {

    /// Where the piece that starts at `at` ends, or [Text#NO_MATCH].
    int end(int at);
}
