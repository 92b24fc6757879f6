package dev.mayday.issues.grouping;

/// What the decision rests on, from the best to the poorest.
public enum Evidence {
    APP("app"),
    SYSTEM("system"),
    MESSAGE("message"),
    GROUP("exception group"),
    TEMPLATE("template"),
    SECURITY_REPORT("security report"),
    FINGERPRINT("fingerprint"),
    CHECKSUM("checksum"),
    FALLBACK("fallback");

    private final String code;

    Evidence(String code) {
        this.code = code;
    }

    /// The word that is stored and shown.
    public String code() {
        return code;
    }
}
