package dev.mayday.issues.scrub;

/// One look at a text that tells which rules could have something to say about it. Nearly every
/// text is dismissed here, so that the patterns cost nothing.
final class Hints {

    static final int SECRET_WORD = 1;
    /// The bare word `token`: secret as a name.
    static final int TOKEN = 1 << 1;
    /// `token` with `:` or `=` before the next white space: secret in a text.
    static final int TOKEN_VALUE = 1 << 2;
    static final int BEARER = 1 << 3;
    static final int CARD = 1 << 4;
    static final int IBAN = 1 << 5;
    static final int PEM = 1 << 6;
    static final int URL = 1 << 7;
    static final int SSN = 1 << 8;
    static final int JWT = 1 << 9;
    static final int EMAIL = 1 << 10;
    static final int ADDRESS = 1 << 11;
    static final int COOKIE = 1 << 12;

    private static final int FEWEST_DIGITS_OF_A_CARD = 13;
    private static final String[] A = {"auth", "apikey", "api_key", "api-key"};
    private static final String[] C = {"credentials"};
    private static final String[] M = {"mysql_pwd"};
    private static final String[] P = {
        "password", "passwd", "privatekey", "private_key", "private-key"
    };
    private static final String[] S = {"secret"};

    private final String text;
    private int found;
    private int digits;
    private int dots;
    private int colons;
    private int searched;

    private Hints(String text) {
        this.text = text;
    }

    static boolean in(String text, int hints) {
        return (of(text) & hints) != 0;
    }

    static int of(String text) {
        var hints = new Hints(text);
        for (int i = 0; i < text.length(); i++) hints.look(text.charAt(i), i);
        if (hints.digits >= FEWEST_DIGITS_OF_A_CARD) hints.found |= CARD;
        if (hints.dots >= 3 || hints.colons >= 2) hints.found |= ADDRESS;
        return hints.found;
    }

    private void look(char c, int i) {
        if (c >= '0' && c <= '9') {
            digits++;
            if (digit(i - 1) && upper(i - 2) && upper(i - 3)) found |= IBAN;
            return;
        }
        switch (c) {
            case 'p', 'P' -> any(P, i, next(i, 'a') || next(i, 'r'));
            case 's', 'S' -> any(S, i, next(i, 'e'));
            case 'a', 'A' -> any(A, i, next(i, 'u') || next(i, 'p'));
            case 'c', 'C' -> {
                any(C, i, next(i, 'r'));
                if (next(i, 'o') && text.regionMatches(true, i, "cookie", 0, 6)) found |= COOKIE;
            }
            case 'm', 'M' -> any(M, i, next(i, 'y'));
            case 't', 'T' -> token(i);
            case 'b', 'B' -> bearer(i);
            case 'e' -> {
                if (text.startsWith("eyJ", i)) found |= JWT;
            }
            case '-' -> dash(i);
            case ':' -> {
                colons++;
                if (text.startsWith("//", i + 1)) found |= URL;
            }
            case '@' -> found |= EMAIL;
            case '.' -> dots++;
            default -> {}
        }
    }

    /// Most texts are dismissed by the second letter.
    private boolean next(int i, char letter) {
        return i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == letter;
    }

    private void any(String[] words, int i, boolean likely) {
        if (!likely || (found & SECRET_WORD) != 0) return;
        for (var word : words) {
            if (text.regionMatches(true, i, word, 0, word.length())) found |= SECRET_WORD;
        }
    }

    private void bearer(int i) {
        if (next(i, 'e') && text.regionMatches(true, i, "bearer", 0, 6)) found |= BEARER;
    }

    private void token(int i) {
        if (i < searched || !next(i, 'o') || !text.regionMatches(true, i, "token", 0, 5)) return;
        found |= TOKEN;
        searched = i + 5;
        while (searched < text.length() && !Character.isWhitespace(text.charAt(searched))) {
            char c = text.charAt(searched++);
            if (c == ':' || c == '=') found |= TOKEN_VALUE;
        }
    }

    private void dash(int i) {
        if (text.startsWith("-----BEGIN", i)) found |= PEM;
        if (digit(i - 1) && digit(i - 2) && digit(i - 3) && digit(i + 1) && digit(i + 2))
            found |= SSN;
    }

    private boolean digit(int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private boolean upper(int i) {
        return i >= 0 && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z';
    }
}
