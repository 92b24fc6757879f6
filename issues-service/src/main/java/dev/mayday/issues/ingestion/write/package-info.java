/// One batch, one transaction: [BatchWriter] runs a fixed number of statements in one order of
/// locks, whatever the size of the batch. Each table has a class with its statements.
@NullMarked
package dev.mayday.issues.ingestion.write;

import org.jspecify.annotations.NullMarked;
