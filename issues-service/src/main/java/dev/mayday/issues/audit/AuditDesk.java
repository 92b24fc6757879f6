package dev.mayday.issues.audit;

import dev.mayday.contracts.issues.AuditApi.Page;
import dev.mayday.contracts.issues.AuditApi.Part;
import dev.mayday.contracts.issues.AuditApi.Search;
import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Answers who wants to read the log. A file is made part by part, so that its length costs no
/// memory and holds no connection.
@Singleton
public record AuditDesk(AuditEntries entries) {

    private static final int ROWS = 50;
    private static final int MOST_ROWS = 100;
    private static final int ROWS_OF_PART = 500;

    /// @param installation whether to tell also what concerns the installation
    public Uni<Page> page(long organization, boolean installation, Search search) {
        var rows = limit(search.limit);
        return entries.find(AuditSearch.of(organization, installation, search), rows + 1)
                .map(
                        found ->
                                found.size() <= rows
                                        ? new Page(found, null)
                                        : new Page(
                                                found.subList(0, rows),
                                                Long.toString(found.get(rows - 1).id())));
    }

    /// @param format `csv` or `ndjson`
    public Uni<Part> part(
            long organization, boolean installation, @Nullable String format, Search search) {
        var file = AuditFile.of(format);
        var asked = AuditSearch.of(organization, installation, search);
        var head = asked.before() == Long.MAX_VALUE ? file.head() : "";
        return entries.find(asked, ROWS_OF_PART)
                .map(
                        found ->
                                new Part(
                                        head + file.lines(found),
                                        found.size() < ROWS_OF_PART
                                                ? null
                                                : Long.toString(found.getLast().id())));
    }

    private static int limit(@Nullable Integer wanted) {
        if (wanted == null) return ROWS;
        if (wanted < 1 || wanted > MOST_ROWS) throw Refused.invalid("limit: 1 to 100");
        return wanted;
    }
}
