/// Organisations, people, projects and credentials: what persons edit, one row at a time; and the
/// one
/// place where it is decided who a bearer is and what it may do. Entities and repositories stay
/// inside;
/// records leave.
@NullMarked
package dev.mayday.issues.access;

import org.jspecify.annotations.NullMarked;
