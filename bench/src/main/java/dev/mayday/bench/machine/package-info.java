/// What a run costs on this machine, as Linux accounts for it in `/proc`, and what it leaves on
/// disk.
@NullMarked
package dev.mayday.bench.machine;

import org.jspecify.annotations.NullMarked;
