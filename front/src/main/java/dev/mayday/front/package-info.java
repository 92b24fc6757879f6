/// What every process does at its port before a service sees a request: it counts connections,
/// waits only so long for the head of a request, reads HTTP strictly ([StrictDecoder]), knows who
/// is behind a proxy ([ClientAddress]), answers probes, gives up on an API that hangs ([Deadline]),
/// and has the last word on paths that nobody knows. In one process all services share it, as they
/// share the port.
@NullMarked
package dev.mayday.front;

import org.jspecify.annotations.NullMarked;
