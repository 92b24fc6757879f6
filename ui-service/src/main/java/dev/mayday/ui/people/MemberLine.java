package dev.mayday.ui.people;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Seat;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A member, or somebody who is invited, ready to be read.
///
/// @param teams in words; empty for none
/// @param origin that single sign-on gave the role; empty otherwise
/// @param lastSignIn null when there was none
/// @param roles that the visitor may give; empty when none
/// @param changeable whether the visitor may renew, withdraw or remove
/// @param until when the link of an invitation ends, in words; empty for a member
/// @param invitedBy likewise
record MemberLine(
        long id,
        String name,
        String email,
        String role,
        String teams,
        String origin,
        @Nullable Moment lastSignIn,
        List<Option> roles,
        boolean changeable,
        boolean self,
        String until,
        boolean expired,
        String invitedBy) {

    static MemberLine of(Member member, long self, List<String> gives, Instant now) {
        var pending = member.pending();
        var last = member.lastSignIn();
        return new MemberLine(
                member.id(),
                member.name().isEmpty() ? member.email() : member.name(),
                member.email(),
                RoleWords.words(member.role()),
                teams(member.teams()),
                member.byProvider() ? "single sign-on" : "",
                last == null ? null : Moment.of(last, now),
                member.changeable() ? RoleWords.options(gives, member.role()) : List.of(),
                member.changeable(),
                member.id() == self,
                pending == null ? "" : until(pending.expires(), now),
                pending != null && pending.expired(),
                pending == null ? "" : pending.invitedBy());
    }

    private static String teams(List<Seat> seats) {
        return seats.stream()
                .map(seat -> seat.admin() ? seat.name() + " (team admin)" : seat.name())
                .collect(Collectors.joining(", "));
    }

    private static String until(Instant end, Instant now) {
        if (!end.isAfter(now)) return "the link has expired";
        return "the link works for " + left(Duration.between(now, end)) + " more";
    }

    /// Rounded, so that a new link has its seven days.
    private static String left(Duration left) {
        var days = left.plusHours(12).toDays();
        if (days > 0) return days + " d";
        return left.toHours() > 0 ? left.toHours() + " h" : left.toMinutes() + " min";
    }

    public String roleLabel() {
        return "Role of " + name;
    }

    public String roleId() {
        return "role-" + id;
    }

    public String note() {
        return invitedBy.isEmpty() ? until : "invited by " + invitedBy + "; " + until;
    }
}
