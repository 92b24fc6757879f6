/// What people do to issues: resolve, reopen, archive, and take that back. A decision about many
/// issues is one transaction with its history and its changes for others; the history keeps where
/// each issue stood, and undo writes exactly that.
@NullMarked
package dev.mayday.issues.issue.triage;

import org.jspecify.annotations.NullMarked;
