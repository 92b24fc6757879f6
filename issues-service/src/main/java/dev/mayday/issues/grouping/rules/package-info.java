/// Stack rules (grouping 1.1): lines of text that say which frames are the program's own code and
/// which may count. Parsed once; matching is bounded and never backtracks.
@NullMarked
package dev.mayday.issues.grouping.rules;

import org.jspecify.annotations.NullMarked;
