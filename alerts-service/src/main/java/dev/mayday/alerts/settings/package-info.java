/// What people set: rules and destinations of a project. The address of a destination is a secret:
/// it
/// leaves this service only as a request to itself, and is shown without its path.
@NullMarked
package dev.mayday.alerts.settings;

import org.jspecify.annotations.NullMarked;
