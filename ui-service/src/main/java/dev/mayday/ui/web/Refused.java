package dev.mayday.ui.web;

import java.util.List;
import java.util.regex.Pattern;

/// Another service understood what a person asked and said no, in words for that person.
public final class Refused extends Exception {

    private static final Pattern OF_FIELD =
            Pattern.compile("([A-Za-z]{1,40}): (.+)", Pattern.DOTALL);

    private final int status;
    private final String detail;
    private final List<String> problems;

    /// @param problems all that is wrong in a text; empty when there is no more than the detail
    Refused(int status, String detail, List<String> problems) {
        super(detail, null, false, false);
        this.status = status;
        this.detail = detail;
        this.problems = List.copyOf(problems);
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    /// All that is wrong, the detail first.
    public List<String> problems() {
        return problems.isEmpty() ? List.of(detail) : problems;
    }

    /// The field of the form that it is about; empty when it names none.
    public String field() {
        var match = OF_FIELD.matcher(detail);
        return match.matches() ? match.group(1) : "";
    }

    /// The words to stand beside that field.
    public String words() {
        var match = OF_FIELD.matcher(detail);
        return match.matches() ? match.group(2) : detail;
    }
}
