package dev.mayday.issues.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Turns many rows into the arrays that one statement unnests: one array a column, in the order of
/// the calls.
public final class Columns<T> {

    private final Collection<T> rows;
    private final io.vertx.sqlclient.Tuple arrays = io.vertx.sqlclient.Tuple.tuple();

    private Columns(Collection<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> longs(ToLongFunction<T> value) {
        return add(Long[]::new, value::applyAsLong);
    }

    /// Ids of what may not be there.
    public Columns<T> ids(Function<T, @Nullable Long> value) {
        return add(Long[]::new, value);
    }

    public Columns<T> ints(ToIntFunction<T> value) {
        return add(Integer[]::new, value::applyAsInt);
    }

    public Columns<T> shorts(Function<T, Short> value) {
        return add(Short[]::new, value);
    }

    public Columns<T> texts(Function<T, @Nullable String> value) {
        return add(String[]::new, value);
    }

    public Columns<T> uuids(Function<T, UUID> value) {
        return add(UUID[]::new, value);
    }

    public Columns<T> times(Function<T, @Nullable Instant> value) {
        return add(OffsetDateTime[]::new, row -> offset(value.apply(row)));
    }

    public Columns<T> days(Function<T, LocalDate> value) {
        return add(LocalDate[]::new, value);
    }

    public Columns<T> bytes(Function<T, byte @Nullable []> value) {
        return add(Buffer[]::new, row -> buffer(value.apply(row)));
    }

    /// The arrays, and after them single values.
    public Tuple tuple(Object... more) {
        for (var value : more) arrays.addValue(value);
        return Tuple.newInstance(arrays);
    }

    private <V> Columns<T> add(IntFunction<V[]> array, Function<T, ? extends @Nullable V> value) {
        var column = array.apply(rows.size());
        int i = 0;
        for (var row : rows) column[i++] = value.apply(row);
        arrays.addValue(column);
        return this;
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
