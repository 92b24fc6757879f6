package dev.mayday.issues.release.version;

import java.util.List;
import java.util.Optional;

/// Releases that are never the newest and never reopen an issue: fakes such as `shop@999.9.9`, and
/// builds of developers' machines (setting `ignored_releases`).
public record IgnoredReleases(List<VersionGlob> globs) {

    public IgnoredReleases {
        globs = List.copyOf(globs);
    }

    /// The first glob that is true of it; empty when it is not ignored.
    public Optional<VersionGlob> matching(String version) {
        return globs.stream().filter(glob -> glob.matches(version)).findFirst();
    }
}
