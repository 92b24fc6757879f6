/// Accounts, sessions, tokens and how people sign in; and the one place where it is decided who a
/// bearer is and what it may do. Entities stay inside; records leave.
@NullMarked
package dev.mayday.issues.access;

import org.jspecify.annotations.NullMarked;
