/// How the installation is, for whoever runs it: ingest nodes, lanes that wait, and what was put
/// aside, to be run again or deleted. What was put aside is told by its reason, never by its
/// content.
@NullMarked
package dev.mayday.ui.operations;

import org.jspecify.annotations.NullMarked;
