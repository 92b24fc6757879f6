/// What ingest asks of issues-service, and tells it: which keys are valid, where its outcomes go,
/// how far its spool has been digested, how it is.
@NullMarked
package dev.mayday.contracts.ingest;

import org.jspecify.annotations.NullMarked;
