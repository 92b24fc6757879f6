package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mayday.contracts.people.TeamsApi.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A team as the API shows it.
///
/// @param organization left out in lists
record TeamJson(
        String id,
        String slug,
        String name,
        Instant dateCreated,
        boolean isMember,
        long memberCount,
        boolean hasAccess,
        boolean isPending,
        Map<String, Boolean> flags,
        List<String> access,
        Avatar avatar,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrganizationJson organization) {

    record Avatar(String avatarType, @Nullable String avatarUuid) {}

    static TeamJson of(Team team, @Nullable OrganizationJson organization) {
        return new TeamJson(
                Long.toString(team.id()),
                team.slug(),
                team.name(),
                team.created(),
                team.mine(),
                team.members(),
                true,
                false,
                Map.of("idp:provisioned", false),
                List.of(),
                new Avatar("letter_avatar", null),
                organization);
    }
}
