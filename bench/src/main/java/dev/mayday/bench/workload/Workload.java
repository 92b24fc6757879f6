package dev.mayday.bench.workload;

import dev.mayday.bench.workload.Envelope.Kind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// An endless sequence of envelopes, of which the n-th is a function of seed, run and n alone: it
/// can be made by any thread, in any order, and named again afterwards. Only its times are those of
/// the sending.
public final class Workload {

    /// How far behind its first sending a duplicate comes.
    private static final int BEHIND = 64;

    private final long seed;
    private final String run;
    private final Mix mix;
    private final Zipf issues;
    private final Languages languages;
    private final Pieces pieces;
    private final boolean eachIssueOnce;

    /// @param variant 2k, 8k, 50k or mixed
    /// @param run 8 hex digits with which all event ids begin, so that a second run is no duplicate
    /// @param eachIssueOnce it begins with an event of each issue, before it draws
    public Workload(
            String variant, int issues, long seed, String run, boolean eachIssueOnce, Instant now) {
        this.eachIssueOnce = eachIssueOnce;
        this.seed = seed;
        this.run = run;
        this.mix = Mix.of(variant);
        this.issues = new Zipf(issues, 1.1);
        this.languages = Languages.balanced(this.issues);
        this.pieces = new Pieces(now);
    }

    /// For one thread.
    public EnvelopeMaker maker() {
        return new EnvelopeMaker(this, pieces);
    }

    /// The ticket that first carries this one's event: mostly itself.
    public long original(long ticket) {
        long original = ticket;
        while (original >= BEHIND && random(original, 1).nextDouble() < mix.duplicates()) {
            original -= BEHIND;
        }
        return original;
    }

    public Kind kind(long ticket) {
        double draw = random(original(ticket), 2).nextDouble();
        if (draw < mix.malformed()) return Kind.MALFORMED;
        if (draw >= mix.malformed() + mix.sundry()) return Kind.EVENT;
        return switch ((int) ((draw - mix.malformed()) / mix.sundry() * 3)) {
            case 0 -> Kind.SESSION;
            case 1 -> Kind.TRANSACTION;
            default -> Kind.CLIENT_REPORT;
        };
    }

    public String eventId(long ticket) {
        var random = random(original(ticket), 3);
        var hex = HexFormat.of();
        return run + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextInt());
    }

    Occurrence occurrence(long ticket, Instant at) {
        var random = random(original(ticket), 4);
        boolean unseen = random.nextDouble() < mix.unseen();
        int drawn = issues.draw(random);
        if (eachIssueOnce && ticket < issues.size()) drawn = (int) original(ticket);
        int issue = unseen ? issues.size() + (int) (original(ticket) % 1_000_000) : drawn;
        return Occurrence.draw(eventId(ticket), languages.of(issue), issue, at, random);
    }

    Mix mix() {
        return mix;
    }

    /// Independent draws for each ticket and purpose.
    RandomGenerator random(long ticket, int purpose) {
        long z = seed + ticket * 0xd1342543de82ef95L + purpose * 0x2545f4914f6cdd1dL;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return new SplittableRandom(z ^ (z >>> 33));
    }
}
