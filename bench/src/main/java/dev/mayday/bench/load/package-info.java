/// Sends a workload over HTTP/1.1 and measures how it is answered: in open loop, where every
/// request has its time and latency counts from it, or in closed loop, as fast as answers come. The
/// client is our own and small, because what it uses of the machine the measured server lacks.
@NullMarked
package dev.mayday.bench.load;

import org.jspecify.annotations.NullMarked;
