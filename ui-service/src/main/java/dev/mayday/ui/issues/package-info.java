/// The issue list and the issue page, and the changes people make there. The address is the state:
/// [IssueFilter] reads and prints it.
@NullMarked
package dev.mayday.ui.issues;

import org.jspecify.annotations.NullMarked;
