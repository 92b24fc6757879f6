/// Decides which issue an event belongs to. Pure: the same event under the same configuration gives
/// the same key for ever, with an explanation. No clock, no randomness, no I/O. A released
/// [GroupingConfig] is frozen: any change of normalisation, parameters, lists or constants is a new
/// configuration beside it.
@NullMarked
package dev.mayday.issues.grouping;

import org.jspecify.annotations.NullMarked;
