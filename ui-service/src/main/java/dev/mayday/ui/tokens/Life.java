package dev.mayday.ui.tokens;

import dev.mayday.ui.web.Choice;

/// How long a token is good.
enum Life implements Choice {
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    YEAR(365),
    FOR_EVER(0);

    final int days;

    Life(int days) {
        this.days = days;
    }

    @Override
    public String words() {
        return this == FOR_EVER ? "No end" : days + " days";
    }

    @Override
    public String wire() {
        return Integer.toString(days);
    }
}
