/// The other services as the dashboard calls them: the interfaces of `contracts` as REST clients,
/// and the bearer of this installation.
@NullMarked
package dev.mayday.ui.neighbors;

import org.jspecify.annotations.NullMarked;
