package dev.mayday.issues.signon;

import dev.mayday.issues.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line of a mapping: who is in this group is this in that organization (semantics 17.3).
///
/// @param group compared exactly
/// @param organization slug
/// @param teams slugs
record Rule(String group, String organization, Role role, List<String> teams) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

    /// What stands between lines: a semicolon or a line break, outside of quotes.
    private static final Pattern LINES = Pattern.compile("[;\\n](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final int MOST = 500;

    Rule {
        teams = List.copyOf(teams);
    }

    /// @throws IllegalArgumentException with the line, and what to write
    static List<Rule> read(String text) {
        var rules = new ArrayList<Rule>();
        for (var line : LINES.split(text)) {
            if (!line.isBlank()) rules.add(line(line.strip()));
        }
        if (rules.size() > MOST) throw new IllegalArgumentException("has more than 500 lines");
        return List.copyOf(rules);
    }

    /// Behind the last `=`, because names of groups may have some.
    private static Rule line(String line) {
        int equals = line.lastIndexOf('=');
        if (equals < 1) throw wrong(line, "has no =");
        var group = unquoted(line.substring(0, equals).strip());
        if (group.isEmpty()) throw wrong(line, "names no group");
        var words = line.substring(equals + 1).strip().split("[\\s,]+");
        if (words.length < 2) throw wrong(line, "needs an organization and a role");
        var teams = Arrays.asList(words).subList(2, words.length);
        for (var slug : teams) check(line, slug, "team");
        check(line, words[0], "organization");
        return new Rule(group, words[0], role(line, words[1]), teams);
    }

    private static void check(String line, String slug, String what) {
        if (!SLUG.matcher(slug).matches()) {
            throw wrong(line, "'" + slug + "' is no name of a " + what + " as addresses have it");
        }
    }

    private static Role role(String line, String word) {
        return known(word)
                .orElseThrow(
                        () ->
                                wrong(
                                        line,
                                        "'"
                                                + word
                                                + "' is no role: viewer, member, admin or owner"));
    }

    private static Optional<Role> known(String word) {
        return Arrays.stream(Role.values()).filter(role -> role.word().equals(word)).findFirst();
    }

    private static String unquoted(String group) {
        boolean quoted = group.length() > 1 && group.startsWith("\"") && group.endsWith("\"");
        return quoted ? group.substring(1, group.length() - 1) : group;
    }

    private static IllegalArgumentException wrong(String line, String what) {
        return new IllegalArgumentException(
                "has the line '%s', but it %s. Example: sre = mayday admin platform; payments = mayday member payments-team"
                        .formatted(line, what));
    }

    /// As it is written.
    String text() {
        var quoted = group.contains(";") ? "\"" + group + "\"" : group;
        var behind = teams.isEmpty() ? "" : " " + String.join(" ", teams);
        return quoted + " = " + organization + " " + role.word() + behind;
    }
}
