package dev.mayday.issues.glob;

/// How many steps matching may still take. Steps are counted instead of time, so that the same
/// input always ends the same way. Belongs to one thread.
public final class Effort {

    private final long most;
    private long spent;

    /// @param most steps; one is one place of a pattern looked at for one character
    public Effort(long most) {
        this.most = most;
    }

    /// Without an end.
    public static Effort free() {
        return new Effort(Long.MAX_VALUE);
    }

    public void spend(long steps) {
        spent += steps;
    }

    public long spent() {
        return spent;
    }

    public boolean isExhausted() {
        return spent > most;
    }
}
