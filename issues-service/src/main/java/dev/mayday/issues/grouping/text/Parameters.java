package dev.mayday.issues.grouping.text;

/// Puts the kind in the place of what changes from event to event: `order 17 of ada@example.org`
// becomes
/// `order <int> of <email>`. One pass from left to right; at each place the first kind that matches
// wins.
public final class Parameters {

    /// No more of a text is looked at.
    public static final int LONGEST_TEXT = 8192;

    private record Named(String name, Kind kind) {}

    private final Text text;
    private final Kind keeps;
    private final Named email;
    private final Named date;
    private final Named[] kinds;

    private Parameters(Text text) {
        this.text = text;
        keeps = new Keeps(text);
        email = new Named("email", new Emails(text));
        date = new Named("date", new Dates(text));
        kinds = kinds();
    }

    public static String replace(String message) {
        if (message.isEmpty()) return message;
        var bounded =
                message.length() > LONGEST_TEXT ? message.substring(0, LONGEST_TEXT) : message;
        return new Parameters(new Text(bounded)).replaced();
    }

    private Named[] kinds() {
        var digests = new Digests(text);
        var addresses = new Addresses(text);
        var hex = new HexNumbers(text);
        var numbers = new Numbers(text);
        var assigned = new AssignedValues(text);
        return new Named[] {
            email,
            new Named("url", new Urls(text)),
            new Named("traceparent", digests::traceParent),
            new Named("uuid", digests::uuid),
            new Named("sha1", digests::sha1),
            new Named("md5", digests::md5),
            date,
            new Named("duration", new Quantities(text, Quantities.DURATION_UNITS)),
            new Named("size", new Quantities(text, Quantities.SIZE_UNITS)),
            new Named("mac_addr", addresses::mac),
            new Named("ip", addresses::ip),
            new Named("hostname", new Hostnames(text)),
            new Named("hex", hex::hex),
            new Named("git_sha", hex::commit),
            new Named("random_id", new RandomIds(text)),
            new Named("float", numbers::fraction),
            new Named("int", numbers::whole),
            new Named("quoted_str", assigned::quoted),
            new Named("bool", assigned::truth)
        };
    }

    private String replaced() {
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) at = withinWord(at) ? wordStep(at, out) : step(at, out);
        return out.toString();
    }

    /// Only addresses and dates may start in the middle of a word.
    private boolean withinWord(int at) {
        return Letters.alphanumeric(text.at(at)) && Letters.alphanumeric(text.at(at - 1));
    }

    private int wordStep(int at, StringBuilder out) {
        int end = email.kind.end(at);
        if (end != Text.NO_MATCH) return replace(email, end, out);
        end = date.kind.end(at);
        return end == Text.NO_MATCH ? copy(at, at + 1, out) : replace(date, end, out);
    }

    private int step(int at, StringBuilder out) {
        if (Letters.space(text.at(at))) return copy(at, at + 1, out);
        int kept = keeps.end(at);
        if (kept != Text.NO_MATCH) return copy(at, kept, out);
        for (var named : kinds) {
            int end = named.kind.end(at);
            if (end != Text.NO_MATCH) return replace(named, end, out);
        }
        return copy(at, at + 1, out);
    }

    private static int replace(Named kind, int end, StringBuilder out) {
        out.append('<').append(kind.name).append('>');
        return end;
    }

    private int copy(int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) out.append(text.at(i));
        return to;
    }
}
