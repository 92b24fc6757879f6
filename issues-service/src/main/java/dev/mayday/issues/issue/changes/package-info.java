/// How the rest of the house learns what happened to an issue: a change is written as a row in the
/// transaction that causes it, and published in order per issue as soon as that is committed.
///
/// [Outbox#append] inside the transaction, [OutboxPublisher#wake] after it. Open pages hear of
/// changes lossily through [Signals].
@NullMarked
package dev.mayday.issues.issue.changes;

import org.jspecify.annotations.NullMarked;
