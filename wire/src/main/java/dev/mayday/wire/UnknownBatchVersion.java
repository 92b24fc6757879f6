package dev.mayday.wire;

/// A batch, or a record in it, of a version that this process does not know: a newer one has
/// written it. Nothing is wrong with it, so it must be neither skipped nor put aside: its lane
/// stops until a process runs that can read it.
public final class UnknownBatchVersion extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnknownBatchVersion(String what, int version, int known) {
        super(
                "a %s of version %d, and this process reads version %d: update it"
                        .formatted(what, version, known));
    }
}
