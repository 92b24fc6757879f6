package dev.mayday.issues.organization;

import dev.mayday.issues.Refused;
import dev.mayday.issues.scrub.ScrubSettings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a project wants scrubbed of its events. The digest reads the same columns and remembers
/// them for a minute.
@Singleton
public record ProjectScrubbing(@ReactiveDataSource("issues") Pool pool) {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_FIELD = 200;

    private static final String SETTINGS =
            """
            SELECT data_scrubber, data_scrubber_defaults, scrub_ip_addresses, sensitive_fields, safe_fields
              FROM project
             WHERE id = $1\
            """;

    private static final String CHANGE =
            """
            UPDATE project
               SET data_scrubber = coalesce($2, data_scrubber),
                   data_scrubber_defaults = coalesce($3, data_scrubber_defaults),
                   scrub_ip_addresses = coalesce($4, scrub_ip_addresses),
                   sensitive_fields = coalesce($5, sensitive_fields),
                   safe_fields = coalesce($6, safe_fields)
             WHERE id = $1
            RETURNING data_scrubber, data_scrubber_defaults, scrub_ip_addresses, sensitive_fields, safe_fields\
            """;

    /// What is null stays as it is (names as in the Sentry project API).
    public record Change(
            @Nullable Boolean dataScrubber,
            @Nullable Boolean dataScrubberDefaults,
            @Nullable Boolean scrubIPAddresses,
            @Nullable List<String> sensitiveFields,
            @Nullable List<String> safeFields) {

        /// @throws Refused 400 that names the field
        public Change {
            sensitiveFields = checked("sensitiveFields", sensitiveFields);
            safeFields = checked("safeFields", safeFields);
        }

        private static @Nullable List<String> checked(String name, @Nullable List<String> fields) {
            if (fields == null) return null;
            if (fields.size() > MOST_FIELDS) throw Refused.invalid(name + ": at most 100 fields");
            return fields.stream().map(field -> checked(name, field)).distinct().toList();
        }

        private static String checked(String name, String field) {
            var stripped = field.strip();
            boolean usable =
                    !stripped.isEmpty()
                            && stripped.length() <= LONGEST_FIELD
                            && stripped.chars().noneMatch(Character::isISOControl);
            if (!usable)
                throw Refused.invalid(
                        name + ": 1 to 200 characters each, none of them a control character");
            return stripped;
        }
    }

    /// @param project that exists
    public Uni<ScrubSettings> of(long project) {
        return pool.preparedQuery(SETTINGS).execute(Tuple.of(project)).map(ProjectScrubbing::only);
    }

    /// @param project that exists
    public Uni<ScrubSettings> change(long project, Change change) {
        var values =
                Tuple.tuple()
                        .addLong(project)
                        .addBoolean(change.dataScrubber())
                        .addBoolean(change.dataScrubberDefaults())
                        .addBoolean(change.scrubIPAddresses())
                        .addArrayOfString(array(change.sensitiveFields()))
                        .addArrayOfString(array(change.safeFields()));
        return pool.preparedQuery(CHANGE).execute(values).map(ProjectScrubbing::only);
    }

    private static String @Nullable [] array(@Nullable List<String> fields) {
        return fields == null ? null : fields.toArray(String[]::new);
    }

    private static ScrubSettings only(RowSet<Row> rows) {
        return settings(rows.iterator().next());
    }

    /// What these columns of a project say.
    public static ScrubSettings settings(Row row) {
        return new ScrubSettings(
                row.getBoolean("data_scrubber"),
                row.getBoolean("data_scrubber_defaults"),
                row.getBoolean("scrub_ip_addresses"),
                List.of(row.getArrayOfStrings("sensitive_fields")),
                List.of(row.getArrayOfStrings("safe_fields")));
    }
}
