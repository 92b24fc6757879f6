/// Tests of the whole: the built processes, started as a person starts them, met by unmodified
/// clients.
@NullMarked
package dev.mayday.e2e;

import org.jspecify.annotations.NullMarked;
