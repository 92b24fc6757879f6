/// Carries the spool to the channel `envelopes`, in order per lane, until it is acknowledged. A
/// slow or absent receiver only makes the spool longer, never the heap.
@NullMarked
package dev.mayday.ingest.publish;

import org.jspecify.annotations.NullMarked;
