/// What is in a record: [Sieve] frames it and says of each item what becomes of it; an event
/// becomes an [Occurrence], everything else an [Outcome]. Pure; one thread reads a record.
@NullMarked
package dev.mayday.issues.ingestion.read;

import org.jspecify.annotations.NullMarked;
