package dev.mayday.issues.access;

import java.util.Locale;

/// What a person is in an organization (semantics 17.1), from least to most.
public enum Role {
    VIEWER,
    MEMBER,
    ADMIN,
    OWNER;

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
