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
        return date == Text.NO_MATCH ? clock.alone(at) : date;
    }

    private int python(int at) {
        if (!bracketsClose || !text.startsWith(PYTHON, at)) return Text.NO_MATCH;
        int close = text.indexOf(')', at + PYTHON.length());
        bracketsClose = close >= 0;
        return bracketsClose ? close + 1 : Text.NO_MATCH;
    }
}
