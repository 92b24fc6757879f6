/// The internal REST interface of issues-service, for the dashboard and the launcher.
@NullMarked
package dev.mayday.contracts.issues;

import org.jspecify.annotations.NullMarked;
