/// What could not be digested: kept seven days with its reason, listed, run again, deleted. Records
/// come here by the digest's own transaction; the consumer adds what was no batch at all.
@NullMarked
package dev.mayday.issues.ingestion.dead;

import org.jspecify.annotations.NullMarked;
