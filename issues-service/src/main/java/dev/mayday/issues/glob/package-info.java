/// Patterns with `*`, `?` and `[…]`, matched in a time that no text and no pattern makes worse
/// than the product of their lengths. Pure. Grouping rules are frozen with it: what a pattern
/// means here stays what it is.
@NullMarked
package dev.mayday.issues.glob;

import org.jspecify.annotations.NullMarked;
