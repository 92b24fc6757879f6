package dev.mayday.issues.organization;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Projects of an organization: all of them, or some.
///
/// @param ids null for all, also those that are made later
public record ProjectSet(@Nullable Set<Long> ids) {

    public static final ProjectSet ALL = new ProjectSet(null);

    public ProjectSet {
        ids = ids == null ? null : Set.copyOf(ids);
    }

    /// @param ids null for all
    public static ProjectSet of(@Nullable List<Long> ids) {
        return ids == null ? ALL : new ProjectSet(Set.copyOf(ids));
    }

    public boolean has(long project) {
        return ids == null || ids.contains(project);
    }

    public boolean isAll() {
        return ids == null;
    }

    public boolean isEmpty() {
        return ids != null && ids.isEmpty();
    }

    /// Those that are in both.
    public ProjectSet and(ProjectSet other) {
        if (ids == null) return other;
        if (other.ids == null) return this;
        return new ProjectSet(ids.stream().filter(other::has).collect(Collectors.toSet()));
    }

    /// For a statement; null for all.
    public Long @Nullable [] parameter() {
        return ids == null ? null : ids.stream().sorted().toArray(Long[]::new);
    }
}
