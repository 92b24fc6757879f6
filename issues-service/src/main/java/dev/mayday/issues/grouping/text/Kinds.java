package dev.mayday.issues.grouping.text;

/// All kinds of changing text, in the order in which they are tried, sorted by the characters they
// can start with.
final class Kinds {

    record Named(String name, Kind kind) {}

    private static final Named[] NONE = {};

    private final Named[] digit;
    private final Named[] hexLetter;
    private final Named[] letter;
    private final Named[] dash;
    private final Named[] underscore;
    private final Named[] colon;
    private final Named[] quote;
    private final Named[] otherSign;
    private final Named[] withinWord;

    Kinds(Text text) {
        var digests = new Digests(text);
        var addresses = new Addresses(text);
        var hexes = new HexNumbers(text);
        var numbers = new Numbers(text);
        var assigned = new AssignedValues(text);
        var email = new Named("email", new Emails(text));
        var date = new Named("date", new Dates(text));
        var url = new Named("url", new Urls(text));
        var hostname = new Named("hostname", new Hostnames(text));
        var random = new Named("random_id", new RandomIds(text));
        var truth = new Named("bool", assigned::truth);
        var mac = new Named("mac_addr", addresses::mac);
        var ip = new Named("ip", addresses::ip);
        var hex = new Named("hex", hexes::hex);
        var commit = new Named("git_sha", hexes::commit);
        var duration = new Named("duration", new Quantities(text, Quantities.DURATION_UNITS));
        var size = new Named("size", new Quantities(text, Quantities.SIZE_UNITS));
        var fraction = new Named("float", numbers::fraction);
        var whole = new Named("int", numbers::whole);
        var trace = new Named("traceparent", digests::traceParent);
        var uuid = new Named("uuid", digests::uuid);
        var sha1 = new Named("sha1", digests::sha1);
        var md5 = new Named("md5", digests::md5);

        digit =
                of(
                        email, trace, uuid, sha1, md5, date, duration, size, mac, ip, hostname, hex,
                        commit, random, fraction, whole);
        hexLetter =
                of(
                        email, url, uuid, sha1, md5, date, mac, ip, hostname, hex, commit, random,
                        truth);
        letter = of(email, url, date, hostname, random, truth);
        dash = of(email, random, fraction, whole);
        underscore = of(email, random);
        colon = of(ip);
        quote = of(email, new Named("quoted_str", assigned::quoted));
        otherSign = of(email);
        withinWord = of(email, date);
    }

    private static Named[] of(Named... kinds) {
        return kinds;
    }

    /// What may start with a character at the beginning of a word or beside a sign.
    Named[] startingWith(char c) {
        if (Letters.digit(c)) return digit;
        if (Letters.hex(c)) return hexLetter;
        if (Letters.alphanumeric(c)) return letter;
        return switch (c) {
            case '-' -> dash;
            case '_' -> underscore;
            case ':' -> colon;
            case '\'', '"' -> quote;
            default -> Letters.space(c) || c >= 128 ? NONE : otherSign;
        };
    }

    /// Only addresses and dates may start in the middle of a word.
    Named[] withinWord() {
        return withinWord;
    }
}
