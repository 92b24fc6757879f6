/// Decides what a change of an issue means to a rule: `alert`, then `throttle`, then `route`
/// (semantics 12.4). Pure: no clock, no database; each verdict comes with its trace.
@NullMarked
package dev.mayday.alerts.rules;

import org.jspecify.annotations.NullMarked;
