/// Measures Mayday, or any server that takes Sentry envelopes: how much it takes, how soon it shows
/// it, what that costs. `Main` reads the command, each command is one class, and a command's result
/// is a `Report`. Nothing here is part of the product.
@NullMarked
package dev.mayday.bench;

import org.jspecify.annotations.NullMarked;
