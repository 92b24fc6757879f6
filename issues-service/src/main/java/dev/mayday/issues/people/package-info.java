/// Organisations, people, projects and credentials: what persons edit, one row at a time.
@NullMarked
package dev.mayday.issues.people;

import org.jspecify.annotations.NullMarked;
