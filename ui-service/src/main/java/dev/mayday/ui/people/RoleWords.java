package dev.mayday.ui.people;

import dev.mayday.ui.kit.Option;
import java.util.List;
import java.util.Locale;

/// Roles as people read them.
final class RoleWords {

    private RoleWords() {}

    static String words(String role) {
        return role.isEmpty()
                ? ""
                : role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
    }

    /// @param roles to choose from, from least to most
    static List<Option> options(List<String> roles, String chosen) {
        return roles.stream()
                .map(role -> new Option(role, words(role), role.equals(chosen)))
                .toList();
    }
}
