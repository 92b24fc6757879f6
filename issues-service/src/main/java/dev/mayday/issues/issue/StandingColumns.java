package dev.mayday.issues.issue;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.issue.state.Standing;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns of an issue's row that say where it stands. They are named, read and written here
/// only; statements take their part from here.
public final class StandingColumns {

    private record Column(String name, String type, Function<Standing, @Nullable Object> value) {}

    private static final List<Column> ALL =
            List.of(
                    new Column("status", "text", standing -> standing.state().status()),
                    new Column("substatus", "text", standing -> standing.state().substatus()),
                    new Column("status_reason", "text", Standing::reason),
                    new Column("episode", "int", Standing::episode),
                    new Column("resolved_at", "timestamptz", StandingColumns::resolvedAt));

    /// As in a select or an insert.
    public static final String NAMES = joined(ALL.stream().map(Column::name).toList());

    private StandingColumns() {}

    /// As in an update from other rows.
    ///
    /// @param from the alias of those rows
    public static String assignments(String from) {
        return joined(ALL.stream().map(c -> c.name() + " = " + from + "." + c.name()).toList());
    }

    /// The parameters of one row.
    ///
    /// @param first the number of the first
    public static String values(int first) {
        return parameters(first, "");
    }

    /// The parameters of many rows, to be unnested.
    public static String arrays(int first) {
        return parameters(first, "[]");
    }

    private static String parameters(int first, String suffix) {
        return joined(
                IntStream.range(0, ALL.size())
                        .mapToObj(i -> "$" + (first + i) + "::" + ALL.get(i).type() + suffix)
                        .toList());
    }

    private static String joined(List<String> parts) {
        return parts.stream().collect(Collectors.joining(", "));
    }

    /// Adds the values of one row.
    public static Tuple add(Tuple row, Standing standing) {
        for (var column : ALL) row.addValue(column.value().apply(standing));
        return row;
    }

    /// Adds the values of many rows.
    public static <T> Columns<T> add(Columns<T> columns, Function<T, Standing> standing) {
        return columns.texts(row -> standing.apply(row).state().status())
                .texts(row -> standing.apply(row).state().substatus())
                .texts(row -> standing.apply(row).reason())
                .ints(row -> standing.apply(row).episode())
                .times(row -> standing.apply(row).resolvedAt());
    }

    public static Standing read(Row row) {
        return Standing.stored(
                row.getString("status"),
                row.getString("substatus"),
                row.getString("status_reason"),
                row.getInteger("episode"),
                Utc.instantOrNull(row, "resolved_at"));
    }

    private static @Nullable OffsetDateTime resolvedAt(Standing standing) {
        var at = standing.resolvedAt();
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
