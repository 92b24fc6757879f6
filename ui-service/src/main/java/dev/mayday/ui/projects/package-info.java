/// Projects, and the first five minutes of a new one: DSN, snippet, and the line that waits for the
/// first event.
@NullMarked
package dev.mayday.ui.projects;

import org.jspecify.annotations.NullMarked;
