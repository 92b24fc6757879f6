package dev.mayday.issues.event.json;

/// How long a text may be (protocol 5.13). A text is cut to `max` only when it is longer than `max
/// + slack`.
public enum Limit {
    SYMBOL(256, 20),
    PATH(256, 40),
    LINE(256, 20),
    WORD(128, 0),
    NAME(1024, 100),
    MESSAGE(8192, 200),
    URL(2048, 100),
    EMAIL(75, 0),
    ENVIRONMENT(64, 0),
    DIST(64, 0),
    TAG(200, 0),
    TITLE(256, 0);

    public final int max;
    private final int slack;

    Limit(int max, int slack) {
        this.max = max;
        this.slack = slack;
    }

    public boolean holds(String text) {
        return text.length() <= max + slack;
    }
}
