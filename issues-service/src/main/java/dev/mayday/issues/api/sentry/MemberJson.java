package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A member as the API shows it; who is only invited too.
///
/// @param user null while only invited
/// @param roleInTeam of the team that the list is of; left out elsewhere
/// @param inviteLink of a new invitation that was not mailed; left out elsewhere
record MemberJson(
        String id,
        String email,
        String name,
        @Nullable User user,
        String role,
        String orgRole,
        String roleName,
        boolean pending,
        boolean expired,
        Map<String, Boolean> flags,
        Instant dateCreated,
        String inviteStatus,
        @Nullable String inviterName,
        List<String> teams,
        List<TeamRole> teamRoles,
        @JsonProperty("teamRole") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String roleInTeam,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String inviteLink) {

    record User(
            String id,
            String email,
            String name,
            String username,
            boolean isActive,
            @Nullable Instant lastLogin) {}

    record TeamRole(String teamSlug, @Nullable String role) {}

    static MemberJson of(Member member) {
        return of(member, null, null);
    }

    /// In a list of the members of a team.
    static MemberJson in(String team, Member member) {
        var role =
                member.teams().stream()
                        .filter(seat -> seat.slug().equals(team))
                        .map(MemberJson::word)
                        .findFirst()
                        .orElse("contributor");
        return of(member, role, null);
    }

    /// Just invited.
    static MemberJson invited(Member member, @Nullable String link) {
        return of(member, null, link);
    }

    private static MemberJson of(Member member, @Nullable String inTeam, @Nullable String link) {
        var pending = member.pending();
        var role = member.role();
        return new MemberJson(
                Long.toString(member.id()),
                member.email(),
                member.name().isEmpty() ? member.email() : member.name(),
                user(member),
                role,
                role,
                role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1),
                pending != null,
                pending != null && pending.expired(),
                Map.of("sso:linked", member.byProvider(), "member-limit:restricted", false),
                member.since(),
                "approved",
                pending == null || pending.invitedBy().isEmpty() ? null : pending.invitedBy(),
                member.teams().stream().map(Seat::slug).toList(),
                member.teams().stream().map(s -> new TeamRole(s.slug(), word(s))).toList(),
                inTeam,
                link);
    }

    private static @Nullable User user(Member member) {
        var account = member.account();
        if (account == null) return null;
        return new User(
                Long.toString(account),
                member.email(),
                member.name(),
                member.email(),
                true,
                member.lastSignIn());
    }

    /// Sentry's words for who is in a team.
    private static String word(Seat seat) {
        return seat.admin() ? "admin" : "contributor";
    }
}
