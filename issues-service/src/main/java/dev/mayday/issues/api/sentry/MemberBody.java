package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said of a member: `orgRole` in newer clients, `role` in older ones.
///
/// @param role null when it is not given
/// @param slugs of teams
/// @param again whether a new link is asked for
record MemberBody(
        @Nullable String email, @Nullable String role, List<String> slugs, boolean again) {

    private static final Set<String> OF_INVITATION =
            Set.of("email", "role", "orgRole", "teams", "teamRoles", "sendInvite", "reinvite");
    private static final Set<String> OF_CHANGE =
            Set.of("role", "orgRole", "reinvite", "regenerate");

    /// @throws Refused 400
    static MemberBody ofInvitation(@Nullable JsonNode json) {
        var body = Body.of(json, OF_INVITATION, Map.of());
        body.flag("sendInvite");
        return new MemberBody(body.text("email"), role(body), slugs(body), false);
    }

    /// Who is in which team is changed at `…/members/{id}/teams/{team}/`.
    ///
    /// @throws Refused 400
    static MemberBody ofChange(@Nullable JsonNode json) {
        var body = Body.of(json, OF_CHANGE, Map.of("teamRoles", "[]", "teams", "[]"));
        boolean again =
                Boolean.TRUE.equals(body.flag("reinvite"))
                        | Boolean.TRUE.equals(body.flag("regenerate"));
        return new MemberBody(null, role(body), List.of(), again);
    }

    private static @Nullable String role(Body body) {
        var role = body.text("orgRole");
        return role == null ? body.text("role") : role;
    }

    private static List<String> slugs(Body body) {
        var slugs =
                new ArrayList<>(Objects.requireNonNullElse(body.texts("teams"), List.<String>of()));
        var seats = body.object().path("teamRoles");
        for (var seat : seats) {
            if (!seat.path("teamSlug").isTextual()) {
                throw Refused.invalid("teamRoles: a list such as [{\"teamSlug\": \"payments\"}]");
            }
            if (!seat.path("role").asText("contributor").equals("contributor")) {
                throw Refused.invalid(
                        "teamRoles: who is invited becomes a contributor; PUT …/teams/{team}/ makes an admin");
            }
            slugs.add(seat.path("teamSlug").textValue());
        }
        return slugs;
    }
}
