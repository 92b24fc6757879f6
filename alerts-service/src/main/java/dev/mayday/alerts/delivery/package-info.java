/// From a delivery row to an answer: lease, send, record, retry (semantics 13.2). At least once;
/// one message at a time per destination, in order per issue and episode; projects take turns.
@NullMarked
package dev.mayday.alerts.delivery;

import org.jspecify.annotations.NullMarked;
