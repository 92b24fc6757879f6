/// The only way out. Decides which URL may be called and calls exactly the address that was checked
/// (semantics 13.8). Nothing here follows a redirect or reads an answer without a bound.
@NullMarked
package dev.mayday.alerts.egress;

import org.jspecify.annotations.NullMarked;
