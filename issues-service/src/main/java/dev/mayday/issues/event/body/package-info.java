/// How the body of an event lies in the store: normalised JSON, compressed. The number of the
/// dictionary that was used stands beside it, so that trained dictionaries can come and go; 0 is
/// none.
@NullMarked
package dev.mayday.issues.event.body;

import org.jspecify.annotations.NullMarked;
