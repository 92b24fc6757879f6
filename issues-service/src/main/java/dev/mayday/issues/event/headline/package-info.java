/// What people read of an event before they open it: title, culprit, and the frame it crashed in
/// (protocol 5.12). Pure.
@NullMarked
package dev.mayday.issues.event.headline;

import org.jspecify.annotations.NullMarked;
