package dev.mayday.issues.event.json;

/// Digits, without exceptions for control flow.
public final class Numbers {

    private Numbers() {}

    /// 1 to 18 decimal digits: what fits a long without a sign.
    public static boolean isNatural(String text) {
        if (text.isEmpty() || text.length() > 18) return false;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) return false;
        }
        return true;
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
