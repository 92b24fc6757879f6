package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.ownership.rules.Verdict.Code;

/// Whether the owner that rules name becomes the assignee (semantics 9.5).
public final class AutoAssign {

    private AutoAssign() {}

    /// @param before who assigned or unassigned it last; empty when nobody did
    /// @return the code; an assignment is written for [Code#ASSIGNED] only
    public static Code decide(AssignMode mode, String before, Verdict verdict) {
        if (mode == AssignMode.OFF) return Code.OFF;
        if (before.startsWith("person:")) return Code.KEPT_PERSON;
        boolean suggests = mode == AssignMode.SUGGEST && verdict.code() == Code.ASSIGNED;
        return suggests ? Code.SUGGESTED : verdict.code();
    }
}
