package dev.mayday.issues.grouping;

import java.util.Locale;

/// Why something did not count. A closed list: the codes are stored and shown.
public enum Reason {
    NOT_IN_APP,
    GENERATED,
    DISPATCH,
    ACCESSOR,
    WRAPPER,
    COMPREHENSION,
    HELPER,
    ENGINE,
    SDK,
    RECURSION,
    BEYOND_K,
    RULE,
    NO_NAME,
    WRAPPER_EXCEPTION,
    REPEATED_TYPE,
    SUPPRESSED,
    STRONG_STACK,
    EQUAL_MEMBER,
    FINGERPRINT;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String code() {
        return code;
    }
}
