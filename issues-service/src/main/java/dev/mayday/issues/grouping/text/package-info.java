/// Texts made comparable: ids, numbers and dates of a message become their kind, in one pass and in
/// linear time.
@NullMarked
package dev.mayday.issues.grouping.text;

import org.jspecify.annotations.NullMarked;
