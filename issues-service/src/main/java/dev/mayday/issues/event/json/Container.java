package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.node.ContainerNode;
import org.jspecify.annotations.Nullable;

/// An object or list that is being read.
///
/// `keptBefore` values were built before it, `seen` entries came, and `gone` of them were dropped
/// from behind the `head`.
final class Container {

    final ContainerNode<?> node;
    final @Nullable Container above;
    final int depth;
    final int keptBefore;
    String name = "";
    int seen;
    int gone;
    int head = TreeBuilder.EDGE;
    boolean lacksSome;
    @Nullable Skipped skipped;
    boolean isReadAgain;

    Container(ContainerNode<?> node, @Nullable Container above, int keptBefore) {
        this.node = node;
        this.above = above;
        this.depth = above == null ? 1 : above.depth + 1;
        this.keptBefore = keptBefore;
    }

    Path path(Path base) {
        return above == null ? base : above.here(base);
    }

    /// Of the value that is being read.
    Path here(Path base) {
        return node.isObject() ? path(base).at(name) : path(base).at(seen - 1);
    }
}
