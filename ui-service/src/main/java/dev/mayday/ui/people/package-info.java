/// The organization of the visitor, who belongs to it, their teams, and the way in by invitation.
/// Who may see and change what, issues-service decides; pages show no control that it would refuse.
@NullMarked
package dev.mayday.ui.people;

import org.jspecify.annotations.NullMarked;
