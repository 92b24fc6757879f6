/// Rules on issue changes and the delivery of what they say. Changes come in over the bus, people
/// edit rules and destinations over the internal REST interface, messages go out through the egress
/// guard. Start reading at `evaluation`.
@NullMarked
package dev.mayday.alerts;

import org.jspecify.annotations.NullMarked;
