/// From the payload of an `event` item to an event that everything else can trust.
///
/// [EventReader] is the door: bytes and the facts of the transport go in, a [Reading] comes out.
/// Inside, a payload is parsed ([JsonTree]), put into its canonical shape in place ([Normaliser],
/// one small class an interface of protocol 5), scrubbed, and read into records ([Extraction]).
/// What has the wrong type is dropped and noted ([Notes]); it never costs the event. No clock, no
/// I/O, no randomness, and no recursion that the sender can drive.
@NullMarked
package dev.mayday.issues.event;

import org.jspecify.annotations.NullMarked;
