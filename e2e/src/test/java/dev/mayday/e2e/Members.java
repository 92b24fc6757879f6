package dev.mayday.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Who is what in the organization, as the web API tells.
record Members(Deployment mayday) {

    /// @param teams their slugs, with commas
    record Place(String role, String teams) {}

    Place of(String email) {
        var api = mayday.api();
        var organization = api.get("/organizations/").get(0).get("slug").asText();
        for (var member : api.get("/organizations/" + organization + "/members/")) {
            if (!member.path("email").asText().equals(email)) continue;
            List<String> teams = new ArrayList<>();
            member.path("teams").forEach(team -> teams.add(team.asText()));
            var sorted = teams.stream().sorted().collect(Collectors.joining(","));
            return new Place(member.path("orgRole").asText(), sorted);
        }
        throw new AssertionError("no member " + email);
    }
}
