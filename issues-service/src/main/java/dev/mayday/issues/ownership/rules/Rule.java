package dev.mayday.issues.ownership.rules;

import java.util.List;

/// One line that names owners.
///
/// @param line from 1
/// @param written the matcher as it stands there
/// @param section of a CODEOWNERS file; empty for lines before the first one
/// @param owners in order; none is "nobody"
public record Rule(
        Source source,
        int line,
        String written,
        Matcher matcher,
        String section,
        List<Written> owners) {

    /// Where rules stand.
    public enum Source {
        RULES("rule"),
        CODEOWNERS("codeowners");

        private final String wire;

        Source(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    public Rule {
        owners = List.copyOf(owners);
    }

    /// The word for its matcher: `path`, `module`, `url`, `codeowners` or `tags.<key>`.
    public String type() {
        return switch (matcher) {
            case Matcher.Path _ -> "path";
            case Matcher.Module _ -> "module";
            case Matcher.Url _ -> "url";
            case Matcher.Code _ -> "codeowners";
            case Matcher.Tag tag -> "tags." + tag.key();
        };
    }

    /// What it matches, as it is written behind the type.
    public String pattern() {
        var prefix = type() + ":";
        return written.startsWith(prefix) ? written.substring(prefix.length()) : written;
    }
}
