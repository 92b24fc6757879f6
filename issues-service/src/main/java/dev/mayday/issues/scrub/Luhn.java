package dev.mayday.issues.scrub;

/// The check digit of card numbers.
final class Luhn {

    private Luhn() {}

    /// Separators do not count.
    static boolean holds(String number) {
        int sum = 0;
        boolean doubled = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit < 0) continue;
            if (doubled) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
