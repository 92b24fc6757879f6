package dev.mayday.ui.shell;

import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an address names that only one organization has.
///
/// @param issue its id; null when it is a project
/// @param project its slug; null when it is an issue
record Named(@Nullable Long issue, @Nullable String project) {

    private static final Pattern ISSUE = Pattern.compile("/?issues/([0-9]{1,18})(/.*)?");
    private static final Pattern PROJECT = Pattern.compile("/?projects/([^/]{1,100})(/.*)?");

    static Optional<Named> of(UriInfo address) {
        var path = address.getPath();
        var issue = ISSUE.matcher(path);
        if (issue.matches()) return Optional.of(new Named(Long.valueOf(issue.group(1)), null));
        var project = PROJECT.matcher(path);
        if (project.matches()) return Optional.of(new Named(null, project.group(1)));
        var asked = address.getQueryParameters().getFirst("project");
        return Optional.ofNullable(asked)
                .filter(slug -> !slug.isBlank())
                .map(slug -> new Named(null, slug));
    }
}
