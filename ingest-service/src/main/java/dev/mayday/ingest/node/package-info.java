/// One ingest node as a whole: what is wired at start and stopped at the end, what it asks of and
/// reports to issues-service, its health and its meters. Knows every room of the service; none of
/// them knows it.
@NullMarked
package dev.mayday.ingest.node;

import org.jspecify.annotations.NullMarked;
