/// The Sentry envelope on its way: how a request is framed, in which encodings it may come, and the
/// one record format in which it lies in the spool and travels on the bus. Shared by ingest
/// (writes) and issues (reads).
@NullMarked
package dev.mayday.wire;

import org.jspecify.annotations.NullMarked;
