/// An event as records: frame, stack, exception, thread, message, each exactly once. Everything
/// that decides by an event reads it here; what is only shown stays in [EventBody].
@NullMarked
package dev.mayday.issues.event.model;

import org.jspecify.annotations.NullMarked;
