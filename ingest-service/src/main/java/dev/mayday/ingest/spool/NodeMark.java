package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The name under which a spool gives receipts: the node's, and a mark made with the spool. A spool
/// that has lost its past gives sequences a second time, and the digest would take what they stand
/// for as repetitions; so it takes a new mark, and begins anew under that.
///
/// Until the digest has been asked, nobody knows whether the past is lost: nothing is published
/// meanwhile, so a digest that has a sequence from [#unverified] on has it from another life.
final class NodeMark {

    /// The digest's answer is known to agree.
    static final long VERIFIED = Long.MAX_VALUE;

    private static final String FILE = "node";
    private static final Pattern CONTENT =
            Pattern.compile(
                    "(?<node>.+)~(?<mark>[0-9a-f]{8}[.0-9a-f]*)\n(?<origin>\\d{1,18})\n(?<un>\\d{0,18})\n");

    private final SpoolFiles files;
    private final String node;
    private final RandomGenerator random;
    private volatile String mark;
    private volatile long origin;
    private volatile long unverified = VERIFIED;
    private boolean isNew;

    private NodeMark(SpoolFiles files, SpoolSettings settings, String mark, long origin) {
        this.files = files;
        this.node = settings.node();
        this.random = settings.random();
        this.mark = mark;
        this.origin = origin;
    }

    /// @throws IOException when the spool belongs to another node
    static NodeMark claim(SpoolFiles files, SpoolSettings settings) throws IOException {
        var known = files.read(FILE);
        var content =
                CONTENT.matcher(known == null ? "" : new String(known, StandardCharsets.UTF_8));
        if (!content.matches()) {
            var fresh = new NodeMark(files, settings, hex(settings.random()), 1);
            fresh.isNew = true;
            fresh.save();
            return fresh;
        }
        if (!content.group("node").equals(settings.node())) {
            throw new IOException(
                    ("This spool belongs to the node '%s', not to '%s'. Set mayday.ingest.node back,"
                                    + " or use another spool directory.")
                            .formatted(content.group("node"), settings.node()));
        }
        long origin = Long.parseLong(content.group("origin"));
        var claimed = new NodeMark(files, settings, content.group("mark"), origin);
        var unverified = content.group("un");
        if (!unverified.isEmpty()) claimed.unverified = Long.parseLong(unverified);
        return claimed;
    }

    /// The name for receipts.
    String name() {
        return node + "~" + mark;
    }

    /// Whether it was made by this start.
    boolean isNew() {
        return isNew;
    }

    /// The first sequence that was, or could be, given under this mark.
    long origin() {
        return origin;
    }

    /// The first sequence that was given since the digest last agreed.
    long unverified() {
        return unverified;
    }

    /// Nothing from this sequence on is known to be of one life, until [#verify]. An older doubt
    /// stays.
    void doubt(long next) throws IOException {
        if (unverified <= next) return;
        unverified = next;
        save();
    }

    void verify() throws IOException {
        if (unverified == VERIFIED) return;
        unverified = VERIFIED;
        save();
    }

    /// The first mark stays in front, so that a person recognizes the spool.
    ///
    /// @param first the sequence with which the new life begins
    void renew(long first) throws IOException {
        int end = mark.indexOf('.');
        mark = (end < 0 ? mark : mark.substring(0, end)) + "." + hex(random);
        origin = first;
        unverified = VERIFIED;
        save();
    }

    private void save() throws IOException {
        var doubt = unverified == VERIFIED ? "" : Long.toString(unverified);
        var content = name() + "\n" + origin + "\n" + doubt + "\n";
        files.replace(FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextInt());
    }
}
