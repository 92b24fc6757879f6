/// Who owns what in the code of a project, and whom its issues are assigned to: texts and their
/// revisions kept, rules read once for each revision, owners looked up as they are now. What rules
/// come to is decided in `rules`. Nothing here is asked for an event that neither makes an issue
/// nor reopens one.
@NullMarked
package dev.mayday.issues.ownership;

import org.jspecify.annotations.NullMarked;
