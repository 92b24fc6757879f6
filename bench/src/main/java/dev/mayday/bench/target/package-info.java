/// The server that is measured: one that runs somewhere, known by its DSN, or a Mayday of our own,
/// started for the run. Its web API tells what has become visible.
@NullMarked
package dev.mayday.bench.target;

import org.jspecify.annotations.NullMarked;
