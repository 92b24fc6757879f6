/// Looks into a body, once and only as far as it must: is it what it says, is it within the limits,
/// which event id will be stored. Pure.
@NullMarked
package dev.mayday.ingest.reading;

import org.jspecify.annotations.NullMarked;
