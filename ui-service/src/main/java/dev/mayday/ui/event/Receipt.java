package dev.mayday.ui.event;

import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import java.util.List;

/// What was dropped, cut, filtered or corrected before the event was kept, in words (semantics
/// 5.3). Told by place, never by value.
///
/// @param more how many notes are not listed here
public record Receipt(List<Note> notes, int more) {

    private static final int MOST = 200;

    public Receipt {
        notes = List.copyOf(notes);
    }

    /// @param where "request.headers.Authorization"
    /// @param what "filtered", "cut", "dropped", "corrected"
    /// @param why "scrubbing rule @password:filter"
    public record Note(String where, String what, String why) {

        static Note of(ReceiptLine line) {
            var what =
                    switch (line.kind()) {
                        case DROPPED -> "dropped";
                        case CUT -> "cut";
                        case FILTERED -> "filtered";
                        case CORRECTED -> "corrected";
                    };
            var where = line.path().isEmpty() ? "the event" : Json.bounded(line.path());
            return new Note(where, what, Json.bounded(why(line)));
        }

        private static String why(ReceiptLine line) {
            var rule =
                    switch (line.kind()) {
                        case CUT -> "longer than is kept";
                        case FILTERED -> "scrubbing rule " + line.rule();
                        case DROPPED, CORRECTED -> line.rule().replace('_', ' ').replace("!", "");
                    };
            var why = line.note().isEmpty() ? rule : rule + ": " + line.note();
            return line.length() == null ? why : why + ", it had " + "%,d".formatted(line.length());
        }
    }

    static Receipt of(List<ReceiptLine> lines) {
        int shown = Math.min(MOST, lines.size());
        return new Receipt(
                lines.stream().limit(shown).map(Note::of).toList(), lines.size() - shown);
    }

    public boolean isEmpty() {
        return notes.isEmpty();
    }
}
