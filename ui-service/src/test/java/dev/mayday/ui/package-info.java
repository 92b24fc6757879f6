/// The pages as a browser without JavaScript meets them, against neighbors played by a real HTTP
/// server.
@NullMarked
package dev.mayday.ui;

import org.jspecify.annotations.NullMarked;
