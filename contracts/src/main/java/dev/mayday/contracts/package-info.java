/// What every service speaks: identities and the words that cross a service boundary. No I/O here,
/// ever.
@NullMarked
package dev.mayday.contracts;

import org.jspecify.annotations.NullMarked;
