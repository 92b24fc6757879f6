/// Puts a payload into its canonical shape, in place, one small class an interface of protocol 5.
///
/// [EventReader] is the door: bytes and the facts of the transport go in, a [Reading] comes out.
/// What has the wrong type is dropped and noted; it never costs the event.
@NullMarked
package dev.mayday.issues.event.normalise;

import org.jspecify.annotations.NullMarked;
