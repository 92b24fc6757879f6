package dev.mayday.contracts.bus;

/// The names of the channels. A channel is never bound to a connector in a service's own
/// configuration: with both ends in one process it joins in memory, with one end it is a Kafka
/// topic of the same name.
public final class Channels {

    /// ingest → issues: encoded [dev.mayday.wire.EnvelopeBatch]es as `byte[]`. Acknowledged once
    /// digested (in memory) or stored by the broker (Kafka).
    public static final String ENVELOPES = "envelopes";

    /// issues → alerts: one [IssueChange] as JSON text. Durable, in order per issue, at least once.
    public static final String ISSUE_CHANGES = "issue-changes";

    /// issues → ui: the same changes for open pages, and an [ActivitySummary] per batch. May be
    /// dropped; pages are re-read anyway.
    public static final String ISSUE_SIGNALS = "issue-signals";

    private Channels() {}
}
