package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.frames.Kind;
import dev.mayday.issues.grouping.frames.NormalFrame;
import java.util.List;

/// A frame that may enter a key.
///
/// @param position in its stack
record KeyFrame(int position, NormalFrame frame, boolean inApp) {

    private KeyFrame withLineOf(NormalFrame other) {
        return new KeyFrame(position, frame.withLine(other.line()), inApp);
    }

    /// Newer Pythons run a comprehension in the function around it (PEP 709), so that function
    /// takes its line.
    static void foldComprehensions(List<KeyFrame> frames) {
        for (int i = frames.size() - 1; i > 0; i--) {
            var inner = frames.get(i).frame();
            var outer = frames.get(i - 1);
            boolean folds = inner.kind() == Kind.COMPREHENSION && inner.line() != null;
            if (folds && outer.frame().file().equals(inner.file()))
                frames.set(i - 1, outer.withLineOf(inner));
        }
    }
}
