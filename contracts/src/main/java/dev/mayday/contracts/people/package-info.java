/// Organizations, the people in them, their teams and how they come in: the internal REST interface
/// of issues-service for the dashboard.
@NullMarked
package dev.mayday.contracts.people;

import org.jspecify.annotations.NullMarked;
