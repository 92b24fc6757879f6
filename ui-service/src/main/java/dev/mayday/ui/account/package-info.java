/// A person's own account: name, password, and where they are signed in. What is allowed, and
/// whether a password is right, issues-service decides.
@NullMarked
package dev.mayday.ui.account;

import org.jspecify.annotations.NullMarked;
