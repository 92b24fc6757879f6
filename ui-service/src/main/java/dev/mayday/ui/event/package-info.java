/// An event as a person reads it. Pure: the stored payload (protocol 5) goes in, words and lines
/// come out; whatever is missing or of the wrong shape is left out, never an error. All of it is
/// hostile text and stays text.
@NullMarked
package dev.mayday.ui.event;

import org.jspecify.annotations.NullMarked;
