/// Organizations and who belongs to them: members, invitations, teams, and what becomes of all that
/// when somebody leaves. All changes of one organization come one after another ([Ranks]), and each
/// is written into the audit log within its transaction. Who may come in with a session or token is
/// decided in `access`, what they may see of projects too.
@NullMarked
package dev.mayday.issues.people;

import org.jspecify.annotations.NullMarked;
