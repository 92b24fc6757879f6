/// The life of an issue: its states (`state`), what people do to it (`triage`), and how others
/// learn of it (`changes`). Here is only how its standing lies in the table.
@NullMarked
package dev.mayday.issues.issue;

import org.jspecify.annotations.NullMarked;
