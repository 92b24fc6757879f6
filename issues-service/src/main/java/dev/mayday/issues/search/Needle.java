package dev.mayday.issues.search;

/// A text to be found in another, in time that grows with the sum of their lengths (Knuth, Morris,
/// Pratt).
final class Needle {

    private final String text;

    /// How much of the text is still matched when the character behind so much of it is not.
    private final int[] fallback;

    Needle(String text) {
        this.text = text;
        fallback = new int[text.length() + 1];
        for (int i = 1, matched = 0; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != text.charAt(matched))
                matched = fallback[matched];
            if (text.charAt(i) == text.charAt(matched)) matched++;
            fallback[i + 1] = matched;
        }
    }

    int length() {
        return text.length();
    }

    /// @return where it ends for the first time at or after `from`; -1 when nowhere
    int endIn(String subject, int from) {
        if (text.isEmpty()) return from;
        for (int i = from, matched = 0; i < subject.length(); i++) {
            while (matched > 0 && subject.charAt(i) != text.charAt(matched))
                matched = fallback[matched];
            if (subject.charAt(i) == text.charAt(matched)) matched++;
            if (matched == text.length()) return i + 1;
        }
        return -1;
    }
}
