/// Counts what ingest refuses, and reports it by the minute: every item ends in exactly one
/// outcome. Likewise when each key was last used.
@NullMarked
package dev.mayday.ingest.outcomes;

import org.jspecify.annotations.NullMarked;
