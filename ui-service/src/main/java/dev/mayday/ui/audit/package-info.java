/// The audit log as people read it: what was changed, by whom, and what it was before; to search
/// and to export. Who may see it, issues-service decides.
@NullMarked
package dev.mayday.ui.audit;

import org.jspecify.annotations.NullMarked;
