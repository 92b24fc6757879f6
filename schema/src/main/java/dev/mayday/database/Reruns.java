package dev.mayday.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs again what was put aside, as much as one request may: one after the other, so that they do
/// not crowd out what comes in.
///
/// @param page the next ones of a list, behind the last of the page before (null begins), at most
///     so many
/// @param rerun what becomes of one; it fails only when the database takes no note of it
public record Reruns<T, R>(
        BiFunction<@Nullable T, Integer, Uni<List<T>>> page, Function<T, Uni<R>> rerun) {

    private static final int PAGE = 100;

    /// How long one request may take; what is left is told.
    private static final Duration LONGEST = Duration.ofSeconds(4);

    /// Those that stay are passed, so that they do not stand before the others. When the database
    /// goes away in the middle, what was done before is told.
    public Uni<List<R>> all(InstantSource clock) {
        var until = clock.instant().plus(LONGEST);
        var outcomes = new ArrayList<R>();
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<@Nullable T>::new, this::next)
                .whilst(found -> found.size() == PAGE && clock.instant().isBefore(until))
                .onItem()
                .transformToIterable(found -> found)
                .select()
                .first(_ -> clock.instant().isBefore(until))
                .onItem()
                .transformToUniAndConcatenate(rerun::apply)
                .invoke(outcomes::add)
                .onItem()
                .ignoreAsUni()
                .onFailure(_ -> !outcomes.isEmpty())
                .recoverWithNull()
                .replaceWith(outcomes);
    }

    private Uni<List<T>> next(AtomicReference<@Nullable T> last) {
        return page.apply(last.get(), PAGE)
                .invoke(
                        found -> {
                            if (!found.isEmpty()) last.set(found.getLast());
                        });
    }
}
