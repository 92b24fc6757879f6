/// What people do to issues: resolve and reopen. Each in one transaction with its activity and its
/// change for others.
@NullMarked
package dev.mayday.issues.issue.triage;

import org.jspecify.annotations.NullMarked;
