package dev.mayday.issues.grouping;

/// Why something did not count. A closed list: the codes are stored and shown.
public enum Reason {
    NOT_IN_APP("not-in-app"),
    GENERATED("generated"),
    DISPATCH("dispatch"),
    ACCESSOR("accessor"),
    WRAPPER("wrapper"),
    COMPREHENSION("comprehension"),
    HELPER("helper"),
    ENGINE("engine"),
    SDK("sdk"),
    RECURSION("recursion"),
    BEYOND_K("beyond-k"),
    RULE("rule"),
    NO_NAME("no-name"),
    WRAPPER_EXCEPTION("wrapper-exception"),
    REPEATED_TYPE("repeated-type"),
    SUPPRESSED("suppressed"),
    STRONG_STACK("strong-stack"),
    EQUAL_MEMBER("equal-member"),
    FINGERPRINT("fingerprint");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
