/// From accepted envelopes to rows: reads each record, decides what becomes of its items, and
/// stores a whole batch in one transaction together with how far its source has come.
///
/// The way goes through the rooms in this order: `consume` (door and way), `read` (pure, in
/// parallel, record by record), `directory` (what is known ahead), `decide` (pure) and `write` (one
/// transaction). Nothing that came in is lost and nothing counts twice, however often a batch is
/// delivered.
@NullMarked
package dev.mayday.issues.ingestion;

import org.jspecify.annotations.NullMarked;
