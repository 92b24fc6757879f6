/// Those who would starve a server: bounded in number and in time, and only for our own Mayday on
/// the loopback address.
@NullMarked
package dev.mayday.bench.siege;

import org.jspecify.annotations.NullMarked;
