/// From the payload of an `event` item to an event that everything else can trust, in four rooms:
/// `json` (hostile text to a safe tree), `normalise` (the tree into its canonical shape), `model`
/// (the tree read into records), `headline` (what people read first). No clock, no I/O, no
/// randomness, and no recursion that the sender can drive.
@NullMarked
package dev.mayday.issues.event;

import org.jspecify.annotations.NullMarked;
