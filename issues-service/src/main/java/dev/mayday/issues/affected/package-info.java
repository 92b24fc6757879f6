/// Whom an issue affects and since which release (semantics 11): how its tags are spread, who has
/// met it most, in which releases it happened. Comes from kept counts; where a query asks, or users
/// are counted by a tag, from the newest kept events, of which a bounded number is read and said.
@NullMarked
package dev.mayday.issues.affected;

import org.jspecify.annotations.NullMarked;
