/// Who owns an event: the text of ownership rules and CODEOWNERS files read into rules, the facts
/// of an event that rules ask about, and the function [Ownership#own] with its trace. Pure: what
/// is hostile here is text, and it costs a counted number of steps.
@NullMarked
package dev.mayday.issues.ownership.rules;

import org.jspecify.annotations.NullMarked;
