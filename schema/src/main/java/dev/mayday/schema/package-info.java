/// The schema of a service and the moment from which it is there. Knows Flyway and nothing of any
/// service; what a service makes in a new schema comes in as a function.
@NullMarked
package dev.mayday.schema;

import org.jspecify.annotations.NullMarked;
