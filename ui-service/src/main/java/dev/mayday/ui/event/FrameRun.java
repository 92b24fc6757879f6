package dev.mayday.ui.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Neighboring frames that are shown alike: ours one by one, others folded under one line.
///
/// @param label "14 frames in starlette, anyio"
/// @param open whether a folded run starts open, because there is nothing else to see
public record FrameRun(List<FrameView> frames, boolean folded, String label, boolean open) {

    private static final int NAMED = 3;

    public FrameRun {
        frames = List.copyOf(frames);
    }

    /// @param frames newest call first
    static List<FrameRun> of(List<FrameView> frames) {
        boolean nothingOurs = frames.stream().noneMatch(FrameView::inApp);
        var runs = new ArrayList<FrameRun>();
        int start = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || frames.get(i).inApp() != frames.get(start).inApp()) {
                runs.add(run(frames.subList(start, i), nothingOurs));
                start = i;
            }
        }
        return runs;
    }

    private static FrameRun run(List<FrameView> frames, boolean nothingOurs) {
        return new FrameRun(frames, !frames.getFirst().inApp(), label(frames), nothingOurs);
    }

    private static String label(List<FrameView> frames) {
        var libraries = new LinkedHashSet<String>();
        frames.forEach(frame -> libraries.add(frame.library()));
        libraries.remove("");
        var named = libraries.stream().limit(NAMED).toList();
        var count = frames.size() + (frames.size() == 1 ? " frame" : " frames");
        if (named.isEmpty()) return count;
        return count
                + " in "
                + String.join(", ", named)
                + (libraries.size() > NAMED ? " and " + (libraries.size() - NAMED) + " more" : "");
    }
}
