/// What grouping has to know of a normalised event, and no more: exceptions, stacks and frames as
/// they came.
@NullMarked
package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.NullMarked;
