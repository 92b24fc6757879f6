package dev.mayday.issues.grouping.text;

/// Dates and times in the forms that programs write.
final class Dates implements Kind {

    private static final String PYTHON = "datetime.datetime(";

    private final Text text;
    private final Clock clock;
    private final IsoDates iso;
    private final WordedDates worded;
    private boolean bracketsClose = true;

    Dates(Text text) {
        this.text = text;
        clock = new Clock(text);
        iso = new IsoDates(text, clock);
        worded = new WordedDates(text, clock);
    }

    @Override
    public int end(int at) {
        char first = text.at(at);
        if (first == 'd') return python(at);
        if (!Letters.digit(first)) return worded.startingWithName(at);
        int named = worded.startingWithNumber(at);
        if (named != Text.NO_MATCH) return named;
        int date = iso.end(at);
        if (date == Text.NO_MATCH) date = dotted(at);
        return date == Text.NO_MATCH ? clock.alone(at) : date;
    }

    /// `25.11.2026`; a version goes on or has other numbers.
    private int dotted(int at) {
        if (!text.boundary(at) || text.at(at - 1) == '.') return Text.NO_MATCH;
        int month = afterDot(at, 31);
        int year = month == Text.NO_MATCH ? month : afterDot(month, 12);
        if (year == Text.NO_MATCH || !text.has(4, Letters::digit, year)) return Text.NO_MATCH;
        boolean century = text.startsWith("19", year) || text.startsWith("20", year);
        int end = year + 4;
        boolean goesOn = text.at(end) == '.' && text.digit(end + 1);
        return century && text.boundary(end) && !goesOn ? end : Text.NO_MATCH;
    }

    /// Behind one or two digits that are no more than `most`, and a dot.
    private int afterDot(int at, int most) {
        int end = text.runEnd(at, Letters::digit, 2);
        if (end == at || text.at(end) != '.') return Text.NO_MATCH;
        int number = Integer.parseInt(text.part(at, end));
        return number >= 1 && number <= most ? end + 1 : Text.NO_MATCH;
    }

    private int python(int at) {
        if (!bracketsClose || !text.startsWith(PYTHON, at)) return Text.NO_MATCH;
        int close = text.indexOf(')', at + PYTHON.length());
        bracketsClose = close >= 0;
        return bracketsClose ? close + 1 : Text.NO_MATCH;
    }
}
