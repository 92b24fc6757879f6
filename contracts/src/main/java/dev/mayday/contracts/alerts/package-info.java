/// The internal REST interface of alerts-service: rules, destinations and the delivery log.
@NullMarked
package dev.mayday.contracts.alerts;

import org.jspecify.annotations.NullMarked;
