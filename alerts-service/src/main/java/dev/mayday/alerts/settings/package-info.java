/// What people set: rules and destinations of a project. The settings of a destination are secret:
/// they are sealed to all but their channel, and are shown masked.
@NullMarked
package dev.mayday.alerts.settings;

import org.jspecify.annotations.NullMarked;
