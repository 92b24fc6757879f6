/// The ledger of what became of events, as far as others tell it. The digest writes its own lines.
@NullMarked
package dev.mayday.issues.ledger;

import org.jspecify.annotations.NullMarked;
