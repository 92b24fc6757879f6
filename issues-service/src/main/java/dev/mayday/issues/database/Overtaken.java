package dev.mayday.issues.database;

/// Another transaction has done part of our work in this very moment: beginning anew shows it.
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Overtaken() {
        super("another transaction was first");
    }
}
