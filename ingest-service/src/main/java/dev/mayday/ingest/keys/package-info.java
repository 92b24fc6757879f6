/// Which keys are good, as issues-service says, and what is done while it cannot be asked.
@NullMarked
package dev.mayday.ingest.keys;

import org.jspecify.annotations.NullMarked;
