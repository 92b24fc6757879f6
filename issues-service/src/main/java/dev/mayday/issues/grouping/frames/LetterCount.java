package dev.mayday.issues.grouping.frames;

/// What a token is made of.
///
/// @param changes pairs of a small and a capital letter side by side, none counted twice
record LetterCount(
        int length, int lower, int upper, int digits, int lowerHex, int upperHex, int changes) {

    static LetterCount of(String token) {
        int lower = 0;
        int upper = 0;
        int digits = 0;
        int lowerHex = 0;
        int upperHex = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            if (c >= 'a' && c <= 'z') lower++;
            if (c >= 'A' && c <= 'Z') upper++;
            if (c >= 'a' && c <= 'f') lowerHex++;
            if (c >= 'A' && c <= 'F') upperHex++;
        }
        return new LetterCount(
                token.length(), lower, upper, digits, lowerHex, upperHex, changes(token));
    }

    private static int changes(String token) {
        int changes = 0;
        for (int i = 1; i < token.length(); i++) {
            if (!change(token.charAt(i - 1), token.charAt(i))) continue;
            changes++;
            i++;
        }
        return changes;
    }

    private static boolean change(char a, char b) {
        boolean lowerFirst = a >= 'a' && a <= 'z' && b >= 'A' && b <= 'Z';
        boolean upperFirst = a >= 'A' && a <= 'Z' && b >= 'a' && b <= 'z';
        return lowerFirst || upperFirst;
    }

    boolean alphanumeric() {
        return lower + upper + digits == length;
    }

    boolean hexWithDigit() {
        if (digits == 0 || length > 64) return false;
        return (lowerHex + digits == length && length >= 6)
                || (upperHex + digits == length && length >= 8);
    }
}
