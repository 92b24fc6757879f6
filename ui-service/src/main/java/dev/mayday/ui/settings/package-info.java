/// The way to everything that is set up rather than looked at. What can be set lives with what it
// is
/// of; here is only the list.
@NullMarked
package dev.mayday.ui.settings;

import org.jspecify.annotations.NullMarked;
