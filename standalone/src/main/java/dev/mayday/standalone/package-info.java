/// All four services in one process on an embedded PostgreSQL.
@NullMarked
package dev.mayday.standalone;

import org.jspecify.annotations.NullMarked;
