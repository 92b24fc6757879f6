/// From accepted envelopes to rows: reads each record, decides what becomes of its items, and
/// stores a whole batch in one transaction together with how far its source has come.
///
/// [EnvelopeConsumer] is the door; [Digester] is the way through: [Sieve] (pure, in parallel, event
/// by event), then [BatchWriter] (one transaction), with [Patience] for a database that is away.
/// Nothing that came in is lost and nothing counts twice, however often a batch is delivered.
@NullMarked
package dev.mayday.issues.ingestion;

import org.jspecify.annotations.NullMarked;
