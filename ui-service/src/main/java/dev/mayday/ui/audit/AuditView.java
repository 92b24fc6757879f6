package dev.mayday.ui.audit;

import dev.mayday.contracts.issues.AuditApi.Chain;
import dev.mayday.contracts.issues.AuditApi.Entry;
import dev.mayday.contracts.issues.AuditApi.Page;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The log, in words.
///
/// @param problem what was wrong with the search; empty for nothing
/// @param newest address of the first page, empty there; `older` of the next one
/// @param chain whether somebody touched the log in the database, in words
/// @param broken whether somebody did
record AuditView(
        AuditFilter filter,
        List<Line> lines,
        String problem,
        String newest,
        String older,
        String csv,
        String ndjson,
        String chain,
        boolean broken) {

    /// @param what "member invited"
    /// @param from whose account it was, by which way and whence: names people choose themselves
    record Line(
            Moment at,
            String actor,
            String what,
            String object,
            String from,
            boolean installation,
            List<Difference> differences) {

        static Line of(Entry entry, Instant now) {
            return new Line(
                    Moment.of(entry.at(), now),
                    entry.actor(),
                    entry.action().replace('.', ' ').replace('-', ' '),
                    entry.object(),
                    from(entry),
                    entry.installation(),
                    Difference.of(entry.before(), entry.after()));
        }

        private static String from(Entry entry) {
            var parts = new ArrayList<String>();
            if (!entry.email().isEmpty()) parts.add(entry.email());
            if (entry.account() != null) parts.add("account " + entry.account());
            parts.add(entry.via());
            if (!entry.address().isEmpty()) parts.add(entry.address());
            return String.join(", ", parts);
        }
    }

    static AuditView of(
            AuditFilter filter,
            String cursor,
            Page page,
            String problem,
            Chain chain,
            Instant now) {
        return new AuditView(
                filter,
                page.entries().stream().map(entry -> Line.of(entry, now)).toList(),
                problem,
                cursor.isEmpty() ? "" : "/settings/audit" + filter.query(""),
                page.next() == null ? "" : "/settings/audit" + filter.query(page.next()),
                filter.export("csv"),
                filter.export("ndjson"),
                words(chain, now),
                chain.broken());
    }

    private static String words(Chain chain, Instant now) {
        if (chain.broken()) {
            var where =
                    chain.brokenAt() == null || chain.brokenAt() == 0
                            ? "The newest entries are missing"
                            : "Entry %d was changed, or one before it is missing"
                                    .formatted(chain.brokenAt());
            return where
                    + ": somebody wrote to the log in the database. Keep a copy of it before anything else.";
        }
        return chain.checkedAt() == null
                ? "Not checked yet; that happens every hour."
                : "As it was written: checked " + Moment.of(chain.checkedAt(), now).ago() + ".";
    }
}
