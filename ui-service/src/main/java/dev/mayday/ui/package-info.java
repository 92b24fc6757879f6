/// The triage dashboard: pages made on the server, read and changed by people. It holds no data of
/// its own; what it shows it asks of issues-service and alerts-service with the person's own token.
@NullMarked
package dev.mayday.ui;

import org.jspecify.annotations.NullMarked;
