/// What state an issue is in, and what moves it. Pure: no clock, no database; each decision comes
/// with the sentence that explains it. A state offers only the transitions that are legal from it
/// (semantics 6.2).
@NullMarked
package dev.mayday.issues.issue.state;

import org.jspecify.annotations.NullMarked;
