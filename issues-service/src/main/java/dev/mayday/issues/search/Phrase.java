package dev.mayday.issues.search;

/// A text that stands somewhere in another, in any letter case.
public final class Phrase {

    private final String text;
    private final Needle needle;

    Phrase(String text) {
        this.text = Fold.lower(text);
        needle = new Needle(this.text);
    }

    /// For `LIKE`.
    String like() {
        return "%" + Glob.like(text, false) + "%";
    }

    boolean isIn(String subject) {
        return needle.endIn(Fold.lower(subject), 0) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
