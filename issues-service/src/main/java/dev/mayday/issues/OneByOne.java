package dev.mayday.issues;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/// Does something with each of many, one after the other: what shares a connection, or must keep
/// its order.
public final class OneByOne {

    private OneByOne() {}

    /// The first failure ends it.
    public static <T> Uni<Void> each(
            Iterable<T> items, Function<? super T, ? extends Uni<?>> deed) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> deed.apply(item).replaceWithVoid())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
