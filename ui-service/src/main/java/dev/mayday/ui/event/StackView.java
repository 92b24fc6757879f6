package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stack trace, ready to be read.
///
/// @param crash where it went wrong, as far as our own code is concerned; null without frames
/// @param omitted which frames were left out, by the SDK or by Mayday, in words; "" for none
public record StackView(
        List<FrameRun> runs,
        int count,
        @Nullable FrameView crash,
        List<Pair> registers,
        String omitted) {

    /// Beyond so many frames nobody reads source; the page stays light.
    private static final int DETAILED = 100;

    static final StackView EMPTY = new StackView(List.of(), 0, null, List.of(), "");

    public StackView {
        runs = List.copyOf(runs);
        registers = List.copyOf(registers);
    }

    /// Neighboring frames that are shown alike: ours one by one, others folded under one line, as
    /// is a recursion after its first round.
    ///
    /// @param label "14 frames in starlette, anyio", "59 × deep: walk, visit"
    /// @param open whether a folded run starts open, because there is nothing else to see or
    /// somebody wants to see all
    public record FrameRun(List<FrameView> frames, boolean folded, String label, boolean open) {

        private static final int NAMED = 3;

        public FrameRun {
            frames = List.copyOf(frames);
        }

        static FrameRun of(List<FrameView> frames, boolean open) {
            return new FrameRun(frames, !frames.getFirst().inApp(), label(frames), open);
        }

        /// @param first round of the recursion, which is shown before
        static FrameRun again(List<FrameView> frames, List<FrameView> first) {
            var names = first.stream().map(FrameView::function).distinct().limit(NAMED).toList();
            int depth = frames.size() / first.size() + 1;
            return new FrameRun(
                    frames, true, depth + " × deep: " + String.join(", ", names), false);
        }

        private static String label(List<FrameView> frames) {
            var libraries = new LinkedHashSet<String>();
            frames.forEach(frame -> libraries.add(frame.library()));
            libraries.remove("");
            var named = libraries.stream().limit(NAMED).toList();
            var count = frames.size() + (frames.size() == 1 ? " frame" : " frames");
            if (named.isEmpty()) return count;
            var more = libraries.size() - named.size();
            return count
                    + " in "
                    + String.join(", ", named)
                    + (more > 0 ? " and " + more + " more" : "");
        }
    }

    static StackView of(JsonNode stacktrace, Reading reading) {
        var newestFirst = Json.elements(stacktrace.path("frames")).reversed();
        var frames = new ArrayList<FrameView>();
        for (var frame : newestFirst) {
            if (!frame.isObject()) continue;
            var view = FrameView.of(frame, reading);
            frames.add(frames.size() < DETAILED ? view : view.bare());
        }
        if (frames.isEmpty()) return EMPTY;
        openCrash(frames);
        var choice = reading.choice();
        return new StackView(
                runs(choice.newestFirst() ? frames : frames.reversed(), choice),
                frames.size(),
                crash(frames),
                Pair.all(stacktrace.path("registers")),
                omitted(stacktrace.path("frames_omitted")));
    }

    boolean hasOurs() {
        return crash != null && crash.inApp();
    }

    private static FrameView crash(List<FrameView> newestFirst) {
        return newestFirst.stream()
                .filter(FrameView::inApp)
                .findFirst()
                .orElse(newestFirst.getFirst());
    }

    /// The frame where it went wrong and the one that called it, of our own code if there is any.
    private static void openCrash(List<FrameView> frames) {
        boolean ours = frames.stream().anyMatch(FrameView::inApp);
        int left = 2;
        for (int i = 0; i < frames.size() && left > 0; i++) {
            if (ours && !frames.get(i).inApp()) continue;
            frames.set(i, frames.get(i).opened());
            left--;
        }
    }

    private static List<FrameRun> runs(List<FrameView> frames, StackChoice choice) {
        boolean open =
                choice.frames() == StackChoice.Frames.ALL
                        || frames.stream().noneMatch(FrameView::inApp);
        var runs = new ArrayList<FrameRun>();
        int start = 0;
        for (int i = 0; i < frames.size(); i++) {
            var recursion = Recursion.at(frames, i);
            if (recursion == null) continue;
            int once = i + recursion.period();
            runs.addAll(alike(frames.subList(start, once), open));
            start = i + recursion.frames();
            runs.add(FrameRun.again(frames.subList(once, start), frames.subList(i, once)));
            i = start - 1;
        }
        runs.addAll(alike(frames.subList(start, frames.size()), open));
        return runs;
    }

    private static List<FrameRun> alike(List<FrameView> frames, boolean open) {
        var runs = new ArrayList<FrameRun>();
        int start = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || frames.get(i).inApp() != frames.get(start).inApp()) {
                runs.add(FrameRun.of(frames.subList(start, i), open));
                start = i;
            }
        }
        return runs;
    }

    private static String omitted(JsonNode range) {
        return range.isArray() && range.size() == 2
                ? "Frames %s to %s were left out."
                        .formatted(Json.text(range.get(0)), Json.text(range.get(1)))
                : "";
    }
}
