/// Counts what ingest refuses, and reports it by the minute: every item ends in exactly one
/// outcome.
@NullMarked
package dev.mayday.ingest.outcomes;

import org.jspecify.annotations.NullMarked;
