package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.contracts.ingest.IngestNodesApi.Loss;
import dev.mayday.contracts.ingest.IngestNodesApi.NodeReport;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelope;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelopes;
import dev.mayday.contracts.issues.OperationsApi.IngestNode;
import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.contracts.issues.OperationsApi.WaitingLane;
import dev.mayday.ui.kit.Tone;
import dev.mayday.ui.shell.Troubles;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How everything is, in words.
///
/// @param troubles how many things need a person
/// @param seenAt when this was read, so that nobody deletes what came later
/// @param olderEnvelopes address of the next page; empty on the last one; likewise `olderChanges`
/// @param alertsAway whether alerts-service could not be asked
/// @param auditBroken whether somebody wrote to the audit log in the database
record OperationsView(
        Count troubles,
        String seenAt,
        List<NodeLine> nodes,
        List<WaitingLane> waiting,
        Count envelopeCount,
        List<EnvelopeLine> envelopes,
        String olderEnvelopes,
        Count changeCount,
        List<ChangeLine> changes,
        String olderChanges,
        boolean alertsAway,
        boolean auditBroken) {

    /// @param state what needs a person about it; "accepting" when nothing does
    /// @param spool null when its report cannot be read
    /// @param silent whether it may be forgotten
    record NodeLine(
            String name,
            String path,
            Moment heard,
            String state,
            boolean inNeed,
            boolean silent,
            @Nullable SpoolLine spool,
            List<LossLine> losses) {

        static NodeLine of(IngestNode node, Instant now) {
            var report = node.report();
            return new NodeLine(
                    node.name(),
                    LocalPath.segment(node.name()),
                    Moment.of(node.heard(), now),
                    state(node, now),
                    Troubles.inNeed(node, now),
                    Troubles.isSilent(node, now),
                    report == null ? null : SpoolLine.of(report, now),
                    node.losses().reversed().stream().map(loss -> LossLine.of(loss, now)).toList());
        }

        public Tone tone() {
            return inNeed ? Tone.DANGER : Tone.GOOD;
        }

        public String lossesLabel() {
            return "What " + name + " lost or set aside";
        }

        private static String state(IngestNode node, Instant now) {
            var report = node.report();
            if (Troubles.isSilent(node, now)) return "silent";
            if (report == null) return "not understood";
            if (!report.spool().accepting()) return "not accepting";
            return Troubles.isNearlyFull(report.spool()) ? "nearly full" : "accepting";
        }
    }

    /// @param percent of the spool's limit that is taken
    /// @param kept in case it must be digested again
    record SpoolLine(
            String mark,
            String bytes,
            String limit,
            long percent,
            String kept,
            Count backlog,
            String oldest) {

        static SpoolLine of(NodeReport report, Instant now) {
            var spool = report.spool();
            long waiting = Math.max(0, spool.bytes() - spool.keptBytes());
            long percent = spool.limit() <= 0 ? 0 : Math.min(100, waiting * 100 / spool.limit());
            var oldest = spool.oldestUnsent();
            return new SpoolLine(
                    report.mark(),
                    sizeText(waiting),
                    sizeText(spool.limit()),
                    percent,
                    sizeText(spool.keptBytes()),
                    Count.of(spool.backlog()),
                    oldest == null ? "" : Moment.of(oldest, now).age());
        }
    }

    /// @param recent whether it still counts as a trouble
    record LossLine(
            Moment at,
            String reason,
            String records,
            String bytes,
            String file,
            String words,
            boolean recent) {

        static LossLine of(Loss loss, Instant now) {
            return new LossLine(
                    Moment.of(loss.at(), now),
                    loss.reason().replace('_', ' '),
                    recordsText(loss.records()),
                    sizeText(loss.bytes()),
                    loss.file() == null ? "" : loss.file(),
                    loss.words(),
                    Troubles.isRecent(loss, now));
        }
    }

    private static String recordsText(@Nullable Long records) {
        return records == null ? "unknown" : Count.of(records).exact();
    }

    /// @param path below `/operations/dead-envelopes/`
    record EnvelopeLine(
            String path,
            String project,
            String reason,
            Moment at,
            Moment received,
            String size,
            String where) {

        static EnvelopeLine of(DeadEnvelope dead, Instant now) {
            return new EnvelopeLine(
                    LocalPath.segment(dead.node()) + "/" + dead.sequence(),
                    projectName(dead.project(), dead.projectId()),
                    dead.reason(),
                    Moment.of(dead.at(), now),
                    Moment.of(dead.received(), now),
                    sizeText(dead.bytes()),
                    dead.node() + " " + dead.sequence());
        }
    }

    record ChangeLine(long id, String project, String reason, Moment at, String payload) {

        static ChangeLine of(DeadChangesApi.DeadChange dead, Instant now) {
            return new ChangeLine(
                    dead.id(),
                    projectName("", dead.project()),
                    dead.reason(),
                    Moment.of(dead.at(), now),
                    dead.payload());
        }
    }

    private static String projectName(String slug, long id) {
        if (!slug.isEmpty()) return slug;
        return id == 0 ? "unknown" : "project " + id;
    }

    static OperationsView of(
            Overview overview,
            DeadEnvelopes envelopes,
            DeadChangesApi.Page changes,
            boolean alertsAway,
            Instant now) {
        return new OperationsView(
                Count.of(Troubles.count(overview, changes.total(), now)),
                now.toString(),
                overview.nodes().stream().map(node -> NodeLine.of(node, now)).toList(),
                overview.waiting(),
                Count.of(envelopes.total()),
                envelopes.envelopes().stream().map(dead -> EnvelopeLine.of(dead, now)).toList(),
                envelopes.nextCursor() == null
                        ? ""
                        : "/operations?envelopes="
                                + LocalPath.segment(envelopes.nextCursor())
                                + "#dead-envelopes",
                Count.of(changes.total()),
                changes.changes().stream().map(dead -> ChangeLine.of(dead, now)).toList(),
                changes.next() == null
                        ? ""
                        : "/operations?changes=" + changes.next() + "#dead-changes",
                alertsAway,
                overview.auditBroken());
    }

    /// "1.5 MB"
    static String sizeText(long bytes) {
        if (bytes < 1024) return bytes + " B";
        if (bytes < 1024 * 1024) return bytes / 1024 + " KB";
        double mb = bytes / (1024.0 * 1024);
        return mb < 1024
                ? String.format(Locale.ENGLISH, "%.1f MB", mb)
                : String.format(Locale.ENGLISH, "%.1f GB", mb / 1024);
    }

    /// The same facts for alarms, as `/q/metrics` names them.
    private static final List<String> METRICS =
            List.of(
                    "mayday_ingest_spool_lost_records_total",
                    "mayday_ingest_spool_bytes",
                    "mayday_ingest_spool_oldest_age_seconds",
                    "mayday_digest_waiting_lanes",
                    "mayday_digest_skipped_records_total",
                    "mayday_dead_envelopes",
                    "mayday_alerts_dead_changes");

    public List<String> metrics() {
        return METRICS;
    }

    public boolean calm() {
        return troubles.value() == 0 && !alertsAway;
    }

    public String summary() {
        if (calm()) return "All is well";
        return troubles.isOne() ? "1 thing needs you" : troubles.exact() + " things need you";
    }
}
