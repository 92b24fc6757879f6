/// What people do with their own account: its name, its password, the sessions that are open; the
/// way back for who lost a password, and the way in for who runs the installation while the
/// provider of single sign-on is away.
@NullMarked
package dev.mayday.issues.account;

import org.jspecify.annotations.NullMarked;
