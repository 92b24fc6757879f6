package dev.mayday.contracts.issues;

import org.jspecify.annotations.Nullable;

/// Whom an issue is assigned to.
///
/// @param id of the team, or of the member's account
/// @param name as people read it: `#ml-team`, or the member's name
/// @param email null for a team
/// @param assignedBy `person:7`, `rule:5@3`, `codeowners:5@3` (semantics 9.5)
/// @param how the same in words: "by Ana", "by line 5 of the ownership rules, revision 3"
public record IssueOwner(
        boolean team,
        long id,
        String name,
        @Nullable String email,
        String assignedBy,
        String how) {}
