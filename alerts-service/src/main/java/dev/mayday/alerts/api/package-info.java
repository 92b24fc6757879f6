/// The internal REST interface. Who may call a route, its mark says; about people
/// issues-service is asked.
@NullMarked
package dev.mayday.alerts.api;

import org.jspecify.annotations.NullMarked;
