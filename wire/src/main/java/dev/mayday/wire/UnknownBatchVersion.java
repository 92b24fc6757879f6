package dev.mayday.wire;

/// A batch, or a record in it, of a version that this process does not know: a newer one has
/// written it. Nothing is wrong with it, so it must be neither skipped nor put aside: its lane
/// stops until a process runs that can read it.
public final class UnknownBatchVersion extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /// Versions that we will ever give. Other first bytes are somebody else's, as the 123 of JSON.
    private static final int LAST = 31;

    /// @throws UnknownBatchVersion for a version of ours that this process does not know
    /// @throws IllegalArgumentException for a byte that is no version of ours
    static void check(String what, int version, int known) {
        if (version == known) return;
        if (version < 1 || version > LAST) throw new IllegalArgumentException("not a " + what);
        throw new UnknownBatchVersion(what, version, known);
    }

    private UnknownBatchVersion(String what, int version, int known) {
        super(
                "a %s of version %d, and this process reads version %d: update it"
                        .formatted(what, version, known));
    }
}
