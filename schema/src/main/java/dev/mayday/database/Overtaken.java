package dev.mayday.database;

/// Another transaction has done part of our work in this very moment: beginning anew shows it.
public class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Overtaken() {
        this("another transaction was first");
    }

    protected Overtaken(String what) {
        super(what);
    }
}
