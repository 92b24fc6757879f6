/// A person's visit of a page ([Visit]), and what surrounds every page: the person, their projects,
/// and the message about what was just done.
@NullMarked
package dev.mayday.ui.shell;

import org.jspecify.annotations.NullMarked;
