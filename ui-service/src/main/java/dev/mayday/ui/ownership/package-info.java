/// Who owns what in the code of a project: the rules and the CODEOWNERS file in an editor, a tester
/// that says who would own something and why, and what nobody owns.
@NullMarked
package dev.mayday.ui.ownership;

import org.jspecify.annotations.NullMarked;
