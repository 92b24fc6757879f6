package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.frames.NormalFrame;
import dev.mayday.issues.grouping.rules.Contribution;
import java.util.List;

/// A stack after both passes of the rules, its frames made comparable; oldest first unless a rule
/// inverted it.
///
/// @param contribution by position in the read frames
record ReadStack(List<ReadFrame> frames, Contribution contribution) {

    static final ReadStack EMPTY = new ReadStack(List.of(), new Contribution(0));

    /// @param position in the stack as it came
    /// @param index in the read frames, for [Contribution]
    record ReadFrame(int position, int index, NormalFrame frame, boolean inApp) {

        ReadFrame withLineOf(NormalFrame other) {
            return new ReadFrame(position, index, frame.withLine(other.line()), inApp);
        }
    }
}
