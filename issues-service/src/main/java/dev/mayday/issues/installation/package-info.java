/// The first steps of a new installation: settings checked at start, what must exist made, and the
/// person at the server greeted.
@NullMarked
package dev.mayday.issues.installation;

import org.jspecify.annotations.NullMarked;
