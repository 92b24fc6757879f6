package dev.mayday.issues.issue.state;

/// One step of a decision, for whoever asks why (semantics 0.2).
///
/// @param code stable, for programs: `regress.late`
/// @param text one English sentence
public record Trace(String code, String text) {

    private static final int LONGEST = 300;

    public Trace {
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST)
            text = text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
