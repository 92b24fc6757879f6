package dev.mayday.issues.api.edge;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address of the web API that names a project by a slug that it had.
///
/// @param before up to the slug
/// @param behind after it, with the query
record FormerAddress(String before, String behind) {

    private static final Pattern FORM = Pattern.compile("(/api/0/projects/[^/]+/)[^/]+(/.*)?");

    /// Empty for an address that names no project.
    static Optional<FormerAddress> of(URI asked) {
        var match = FORM.matcher(asked.getRawPath());
        if (!match.matches()) return Optional.empty();
        var rest = match.group(2) == null ? "" : match.group(2);
        var query = asked.getRawQuery();
        return Optional.of(
                new FormerAddress(match.group(1), query == null ? rest : rest + "?" + query));
    }

    /// On this server, whatever its name.
    String now(String slug) {
        return before + slug + behind;
    }
}
