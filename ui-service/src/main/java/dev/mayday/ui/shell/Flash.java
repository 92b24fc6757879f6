package dev.mayday.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was just done, told once on the next page.
///
/// @param issues that it was done to, so that it can be undone; for deeds that cannot, how many
/// succeeded, failed and are left
/// @param left of the issues that were picked, how many it was not done to
public record Flash(Deed deed, List<Long> issues, long left) {

    public Flash {
        issues = List.copyOf(issues);
    }

    public Flash(Deed deed, List<Long> issues) {
        this(deed, issues, 0);
    }

    /// The words are ours; the cookie only names them.
    public enum Deed {
        RESOLVED("resolved"),
        REOPENED("reopened"),
        PROJECT_CREATED("Project created"),
        RULE_CHANGED("Rule changed"),
        DESTINATION_ADDED("Destination added"),
        DESTINATION_REMOVED("Destination removed"),
        RUN_AGAIN("run again"),
        DELETED("deleted"),
        NODE_FORGOTTEN("Node forgotten");

        private final String words;

        Deed(String words) {
            this.words = words;
        }
    }

    public static Flash of(Deed deed) {
        return new Flash(deed, List.of());
    }

    public String sentence() {
        return switch (deed) {
            case RESOLVED, REOPENED ->
                    issues.size() + " " + deed.words + (left > 0 ? ", " + left + " left" : "");
            case RUN_AGAIN, DELETED -> counted();
            case PROJECT_CREATED,
                    RULE_CHANGED,
                    DESTINATION_ADDED,
                    DESTINATION_REMOVED,
                    NODE_FORGOTTEN ->
                    deed.words;
        };
    }

    /// "3 run again, 1 failed again, 12 left"
    private String counted() {
        var words = List.of(deed.words, "failed again", "left");
        var said = new StringJoiner(", ");
        for (int i = 0; i < Math.min(issues.size(), words.size()); i++) {
            if (i == 0 || issues.get(i) > 0) said.add(issues.get(i) + " " + words.get(i));
        }
        return said.toString();
    }

    /// The `_method` that takes it back; empty when nothing does.
    public String undo() {
        return switch (deed) {
            case RESOLVED -> "DELETE";
            case REOPENED -> "PUT";
            case PROJECT_CREATED,
                    RULE_CHANGED,
                    DESTINATION_ADDED,
                    DESTINATION_REMOVED,
                    RUN_AGAIN,
                    DELETED,
                    NODE_FORGOTTEN ->
                    "";
        };
    }

    String encoded() {
        var ids = String.join("-", issues.stream().map(String::valueOf).toList());
        return deed + "." + ids + (left > 0 ? "." + left : "");
    }

    private static final Pattern ENCODED =
            Pattern.compile(
                    "([A-Z_]{1,30})\\.((?:\\d{1,18}(?:-(?=\\d)|(?=\\.|$)))*)(?:\\.(\\d{1,18}))?");

    static Optional<Flash> decode(String text) {
        var match = ENCODED.matcher(text);
        if (!match.matches()) return Optional.empty();
        var issues =
                Arrays.stream(match.group(2).split("-"))
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .toList();
        @Nullable String left = match.group(3);
        return Arrays.stream(Deed.values())
                .filter(deed -> deed.name().equals(match.group(1)))
                .findFirst()
                .map(deed -> new Flash(deed, issues, left == null ? 0 : Long.parseLong(left)));
    }
}
