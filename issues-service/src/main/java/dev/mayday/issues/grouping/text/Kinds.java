package dev.mayday.issues.grouping.text;

/// All kinds of changing text, in the order in which they are tried, with the characters they can
/// start with.
final class Kinds {

    private static final int DIGIT = 1;
    private static final int HEX_LETTER = 2;
    private static final int LETTER = 4;
    private static final int DASH = 8;
    private static final int UNDERSCORE = 16;
    private static final int COLON = 32;
    private static final int QUOTE = 64;
    private static final int OTHER_SIGN = 128;
    private static final int WITHIN_WORD = 256;

    private static final int LETTERS = HEX_LETTER | LETTER;
    private static final int HEX = DIGIT | HEX_LETTER;
    private static final int ANY =
            DIGIT | LETTERS | DASH | UNDERSCORE | QUOTE | OTHER_SIGN | WITHIN_WORD;

    /// @param starts the classes of characters that it can start with
    record Named(String name, int starts, Kind kind) {}

    private final Named[] inOrder;

    Kinds(Text text) {
        var digests = new Digests(text);
        var addresses = new Addresses(text);
        var hexes = new HexNumbers(text);
        var numbers = new Numbers(text);
        var assigned = new AssignedValues(text);
        inOrder =
                new Named[] {
                    new Named("email", ANY, new Emails(text)),
                    new Named("url", LETTERS, new Urls(text)),
                    new Named("traceparent", DIGIT, digests::traceParent),
                    new Named("uuid", HEX, digests::uuid),
                    new Named("sha1", HEX, digests::sha1),
                    new Named("md5", HEX, digests::md5),
                    new Named("date", DIGIT | LETTERS | WITHIN_WORD, new Dates(text)),
                    new Named("duration", DIGIT, new Quantities(text, Quantities.DURATION_UNITS)),
                    new Named("size", DIGIT, new Quantities(text, Quantities.SIZE_UNITS)),
                    new Named("int", DIGIT, numbers::percent),
                    new Named("path", LETTERS | OTHER_SIGN, new Paths(text)),
                    new Named("mac_addr", HEX, addresses::mac),
                    new Named("ip", HEX | COLON, addresses::ip),
                    new Named("hostname", DIGIT | LETTERS, new Hostnames(text)),
                    new Named("hex", HEX, hexes::hex),
                    new Named("git_sha", HEX, hexes::commit),
                    new Named(
                            "random_id", DIGIT | LETTERS | DASH | UNDERSCORE, new RandomIds(text)),
                    new Named("float", DIGIT | DASH, numbers::fraction),
                    new Named("int", DIGIT | DASH, numbers::whole),
                    new Named("quoted_str", QUOTE, assigned::quoted),
                    new Named("bool", LETTERS, assigned::truth)
                };
    }

    Named[] inOrder() {
        return inOrder;
    }

    /// The class of a character that stands at the beginning of a word or beside a sign; 0 when
    /// nothing starts so.
    static int classOf(char c) {
        if (Letters.digit(c)) return DIGIT;
        if (Letters.hex(c)) return HEX_LETTER;
        if (Letters.alphanumeric(c)) return LETTER;
        return switch (c) {
            case '-' -> DASH;
            case '_' -> UNDERSCORE;
            case ':' -> COLON;
            case '\'', '"' -> QUOTE;
            default -> Letters.space(c) || c >= 128 ? 0 : OTHER_SIGN;
        };
    }

    /// The class of a character in the middle of a word.
    static int withinWord() {
        return WITHIN_WORD;
    }
}
