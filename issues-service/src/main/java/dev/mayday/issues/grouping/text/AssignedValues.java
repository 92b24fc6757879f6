package dev.mayday.issues.grouping.text;

/// Values right after an equals sign: quoted texts and truth values.
record AssignedValues(Text text) {

    int quoted(int at) {
        char quote = text.at(at);
        if (text.at(at - 1) != '=' || (quote != '\'' && quote != '"')) return Text.NO_MATCH;
        int close = text.indexOf(quote, at + 1);
        return close < 0 ? Text.NO_MATCH : close + 1;
    }

    int truth(int at) {
        if (text.at(at - 1) != '=') return Text.NO_MATCH;
        int end = Text.NO_MATCH;
        if (text.startsWithEitherCase("true", at)) end = at + 4;
        if (text.startsWithEitherCase("false", at)) end = at + 5;
        return end != Text.NO_MATCH && text.boundary(end) ? end : Text.NO_MATCH;
    }
}
