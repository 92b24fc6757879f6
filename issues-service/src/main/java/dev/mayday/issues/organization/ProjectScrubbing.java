package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.ProjectsApi.Change;
import dev.mayday.issues.OneLine;
import dev.mayday.issues.Refused;
import dev.mayday.issues.scrub.ScrubSettings;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a project wants scrubbed of its events. The digest reads the same columns and remembers
/// them for a minute.
public final class ProjectScrubbing {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_FIELD = 200;

    private ProjectScrubbing() {}

    /// @throws Refused 400 that names the field
    static ScrubSettings with(ScrubSettings now, Change change) {
        var sensitive = checked("sensitiveFields", change.sensitiveFields());
        var safe = checked("safeFields", change.safeFields());
        return new ScrubSettings(
                flag(now.dataScrubber(), change.dataScrubber()),
                flag(now.dataScrubberDefaults(), change.dataScrubberDefaults()),
                flag(now.scrubIpAddresses(), change.scrubIPAddresses()),
                sensitive == null ? now.sensitiveFields() : sensitive,
                safe == null ? now.safeFields() : safe);
    }

    private static boolean flag(boolean now, @Nullable Boolean wanted) {
        return wanted == null ? now : wanted;
    }

    private static @Nullable List<String> checked(String name, @Nullable List<String> fields) {
        if (fields == null) return null;
        if (fields.size() > MOST_FIELDS) throw Refused.invalid(name + ": at most 100 fields");
        return fields.stream()
                .map(field -> OneLine.of(name, field, LONGEST_FIELD))
                .distinct()
                .toList();
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
