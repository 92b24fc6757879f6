package dev.mayday.ui.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// What was just done, told once on the next page.
///
/// @param counts for deeds that are counted: how many succeeded, failed and are left
/// @param words for deeds that name what they were done to; as untrusted as the cookie that they
/// come from
/// @param decision about issues that can be taken back; 0 for none
public record Flash(Deed deed, List<Long> counts, String words, long decision) {

    private static final int LONGEST = 400;

    public Flash {
        counts = List.copyOf(counts);
        words = words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
    }

    public Flash(Deed deed, List<Long> counts) {
        this(deed, counts, "", 0);
    }

    /// What the cookie names has words of ours.
    public enum Deed {
        /// Said in words of its own.
        DONE(""),
        /// Likewise, and not what the person wanted.
        FAILED(""),
        /// Likewise; the decision is the number of a view.
        VIEW_REMOVED(""),
        PASSWORDLESS(
                "Welcome. You have no password yet, and the link that let you in worked once."),
        PROJECT_CREATED("Project created"),
        RULES_SAVED("Rules saved"),
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

    public static Flash done(String words) {
        return new Flash(Deed.DONE, List.of(), words, 0);
    }

    public static Flash viewRemoved(String name, long view) {
        return new Flash(Deed.VIEW_REMOVED, List.of(), "View “" + name + "” removed.", view);
    }

    public static Flash failed(String words) {
        return new Flash(Deed.FAILED, List.of(), words, 0);
    }

    public String sentence() {
        return switch (deed) {
            case DONE, FAILED, VIEW_REMOVED -> words;
            case RUN_AGAIN, DELETED -> counted();
            case PASSWORDLESS,
                    PROJECT_CREATED,
                    RULES_SAVED,
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
        for (int i = 0; i < Math.min(counts.size(), words.size()); i++) {
            if (i == 0 || counts.get(i) > 0) said.add(counts.get(i) + " " + words.get(i));
        }
        return said.toString();
    }

    public boolean isFailure() {
        return deed == Deed.FAILED;
    }

    /// Whether a password is to be set next.
    public boolean asksPassword() {
        return deed == Deed.PASSWORDLESS;
    }

    /// Where a form takes it back; empty when nothing does, whatever a cookie says.
    public String undo() {
        if (decision == 0) return "";
        return switch (deed) {
            case DONE -> "/issues/decisions/" + decision;
            case VIEW_REMOVED -> "/issues/views/" + decision + "/removal";
            case FAILED,
                    PASSWORDLESS,
                    PROJECT_CREATED,
                    RULES_SAVED,
                    DESTINATION_ADDED,
                    DESTINATION_REMOVED,
                    RUN_AGAIN,
                    DELETED,
                    NODE_FORGOTTEN ->
                    "";
        };
    }

    String encoded() {
        var numbers = String.join("-", counts.stream().map(String::valueOf).toList());
        return deed + "." + numbers + (words.isEmpty() ? "" : "." + decision + "." + packed(words));
    }

    private static final Pattern ENCODED =
            Pattern.compile(
                    "([A-Z_]{1,30})\\.((?:\\d{1,18}(?:-(?=\\d)|(?=\\.|$))){0,3})"
                            + "(?:\\.(\\d{1,18})\\.([A-Za-z0-9_-]{1,2400}))?");

    static Optional<Flash> decode(String text) {
        var match = ENCODED.matcher(text);
        if (!match.matches()) return Optional.empty();
        var counts =
                Arrays.stream(match.group(2).split("-"))
                        .filter(count -> !count.isEmpty())
                        .map(Long::valueOf)
                        .toList();
        return Arrays.stream(Deed.values())
                .filter(deed -> deed.name().equals(match.group(1)))
                .findFirst()
                .map(
                        deed ->
                                match.group(3) == null
                                        ? new Flash(deed, counts)
                                        : new Flash(
                                                deed,
                                                counts,
                                                unpacked(match.group(4)),
                                                Long.parseLong(match.group(3))));
    }

    private static String packed(String words) {
        var bytes = words.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String unpacked(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
