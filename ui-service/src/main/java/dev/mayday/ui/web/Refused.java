package dev.mayday.ui.web;

/// Another service understood what a person asked and said no, in words for that person.
public final class Refused extends Exception {

    private final int status;
    private final String detail;

    Refused(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }
}
