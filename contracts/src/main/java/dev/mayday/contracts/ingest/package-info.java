/// What ingest asks of issues-service: which keys are valid, and where its outcomes go.
@NullMarked
package dev.mayday.contracts.ingest;

import org.jspecify.annotations.NullMarked;
