/// The internal REST interface. Bearer is the service token; authorization of people happened
/// before.
@NullMarked
package dev.mayday.alerts.api;

import org.jspecify.annotations.NullMarked;
