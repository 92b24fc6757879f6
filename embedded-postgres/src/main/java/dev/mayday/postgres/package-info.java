/// A real PostgreSQL beside the JVM: unpacked from a Maven artifact, initialized once, started and
/// stopped with the process that owns it. Durability is never traded away here: fsync and
/// synchronous_commit stay on.
@NullMarked
package dev.mayday.postgres;

import org.jspecify.annotations.NullMarked;
