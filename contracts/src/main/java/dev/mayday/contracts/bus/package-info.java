/// What travels on the bus between the services: the changes of issues. (Envelopes travel as bytes:
/// see wire.)
@NullMarked
package dev.mayday.contracts.bus;

import org.jspecify.annotations.NullMarked;
