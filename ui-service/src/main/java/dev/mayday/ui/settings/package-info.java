/// The way to everything that is set up rather than looked at: only a list. What can be set lives
/// in the room that it belongs to.
@NullMarked
package dev.mayday.ui.settings;

import org.jspecify.annotations.NullMarked;
