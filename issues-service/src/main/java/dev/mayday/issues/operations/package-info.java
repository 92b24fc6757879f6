/// How the installation is: what ingest nodes report, which lanes wait for a gap, which records
/// could not be digested. For whoever runs it; everyone else finds nothing here. What dead records
/// contain is never shown, since it was never scrubbed.
@NullMarked
package dev.mayday.issues.operations;

import org.jspecify.annotations.NullMarked;
