/// Takes batches off the bus and sees each through: [EnvelopeConsumer] is the door, [Digester] the
/// way. Batches of one lane go one after another, a few lanes side by side; a batch is acknowledged
/// when it is committed. What a record can cause ends with that record, never with its batch.
@NullMarked
package dev.mayday.issues.ingestion.consume;

import org.jspecify.annotations.NullMarked;
