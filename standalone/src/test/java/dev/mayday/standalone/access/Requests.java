package dev.mayday.standalone.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Requests that routes can fulfil: paths that name things of the [Scene], and bodies that are
/// complete.
///
/// @param token id of a token of the owner
/// @param view id of a view of the owner
record Requests(Cast cast, long token, long view) {

    private static final String NAMED = "{\"name\": \"Renamed\"}";
    private static final String FRESH = "{\"name\": \"New\", \"slug\": \"new-%s\"}";
    private static final String RAW = "{\"raw\": \"\"}";
    private static final String TEXT = "{\"text\": \"\"}";
    private static final String SEAT = "{\"teamRole\": \"contributor\"}";
    private static final String VIEW =
            "{\"name\": \"View\", \"query\": \"\", \"visibility\": \"ME\"}";

    /// What happens, and its foretelling.
    private static final Set<String> LEAVING =
            Set.of("DELETE /internal/members/{id}", "GET /internal/members/{id}/removal");

    /// By route; what is not here needs none.
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("POST /api/0/organizations", FRESH),
                    Map.entry("PUT /api/0/organizations/{organization}", NAMED),
                    Map.entry(
                            "POST /api/0/organizations/{organization}/members",
                            "{\"email\": \"%s@people.test\", \"orgRole\": \"member\"}"),
                    Map.entry(
                            "PUT /api/0/organizations/{organization}/members/{member}",
                            "{\"orgRole\": \"member\"}"),
                    Map.entry(
                            "PUT /api/0/organizations/{organization}/members/{member}/teams/{team}",
                            SEAT),
                    Map.entry("POST /api/0/organizations/{organization}/teams", FRESH),
                    Map.entry("PUT /api/0/projects/{organization}/{project}", NAMED),
                    Map.entry("POST /api/0/projects/{organization}/{project}/keys", NAMED),
                    Map.entry(
                            "PUT /api/0/projects/{organization}/{project}/keys/{key}",
                            "{\"isActive\": true}"),
                    Map.entry("PUT /api/0/projects/{organization}/{project}/codeowners", RAW),
                    Map.entry("PUT /api/0/projects/{organization}/{project}/ownership", RAW),
                    Map.entry("PUT /api/0/teams/{organization}/{team}", NAMED),
                    Map.entry("POST /api/0/teams/{organization}/{team}/projects", FRESH),
                    Map.entry("PUT /internal/account/name", NAMED),
                    Map.entry(
                            "POST /internal/assignments",
                            "{\"issues\": [{issue}], \"assignee\": \"\"}"),
                    Map.entry(
                            "POST /internal/dashboard/decisions",
                            "{\"deed\": \"resolve\", \"issues\": [{issue}]}"),
                    Map.entry("POST /internal/dashboard/projects", NAMED),
                    Map.entry(
                            "POST /internal/invitations",
                            "{\"email\": \"%s@people.test\", \"role\": \"member\", \"teams\": []}"),
                    Map.entry("PUT /internal/members/{id}/role", "{\"role\": \"member\"}"),
                    Map.entry("POST /internal/organizations", FRESH),
                    Map.entry(
                            "PUT /internal/organizations/at-hand",
                            "{\"slug\": \"{organization}\"}"),
                    Map.entry("PUT /internal/organizations/at-hand/settings", NAMED),
                    Map.entry("POST /internal/projects/{slug}/keys", "{\"label\": \"New\"}"),
                    Map.entry("PUT /internal/projects/{slug}/keys/{key}", "{\"label\": \"New\"}"),
                    Map.entry("PUT /internal/projects/{slug}/ownership/codeowners", TEXT),
                    Map.entry("PUT /internal/projects/{slug}/ownership/rules", TEXT),
                    Map.entry(
                            "PUT /internal/projects/{slug}/ownership/switches",
                            "{\"mode\": \"suggest\"}"),
                    Map.entry(
                            "POST /internal/projects/{slug}/ownership/tests",
                            "{\"paths\": [\"app/db/session.py\"]}"),
                    Map.entry("POST /internal/projects/{slug}/removal", "{\"slug\": \"{slug}\"}"),
                    Map.entry("PUT /internal/projects/{slug}/settings", NAMED),
                    Map.entry("POST /internal/teams", FRESH),
                    Map.entry("PUT /internal/teams/{slug}", NAMED),
                    Map.entry("PUT /internal/teams/{slug}/members/{member}", "{\"admin\": false}"),
                    Map.entry(
                            "POST /internal/tokens",
                            "{\"name\": \"New\", \"scopes\": [\"org:read\"]}"),
                    Map.entry("POST /internal/views", VIEW),
                    Map.entry("PUT /internal/views/{id}", VIEW),
                    Map.entry("POST /internal/views/orders", "[1]"),
                    Map.entry(
                            "PUT /internal/alerts/projects/{project}/rules/{id}",
                            """
                            {"name": "Renamed", "mode": "off", "conditions": ["issue.new"], "filter": "",
                             "environments": [], "routes": [], "throttle": 0}"""),
                    Map.entry(
                            "POST /internal/alerts/projects/{project}/destinations",
                            """
                            {"kind": "slack", "name": "Slack",
                             "settings": {"url": "https://127.0.0.1/nowhere"}}"""));

    static Requests of(Cast cast) throws Exception {
        return new Requests(cast, cast.tokenOf("owner"), cast.viewOf("owner"));
    }

    String body(Route route) {
        if (route.isRead() || route.service().equals("ui")) return "";
        var usual = route.path().contains("issues") && route.method().equals("PUT");
        var body = BODIES.getOrDefault(route.toString(), usual ? "{\"status\":\"resolved\"}" : "");
        return body.replace("{issue}", cast.issue() + "")
                .replace("{organization}", cast.scene().slug())
                .replace("{slug}", cast.secret())
                .replace("%s", UUID.randomUUID().toString().substring(0, 8));
    }

    /// Of what the organization has, and of the owner where it is somebody's own.
    String path(Route route) {
        return path(route, "viewer", token, view);
    }

    /// Likewise, and of one's own where it is somebody's own. Everybody may leave, and who manages
    /// members removes another one.
    String own(Route route, String who) throws Exception {
        var manages = who.equals("owner") || who.equals("admin");
        var leaves = LEAVING.contains(route.toString()) && !manages;
        return path(route, leaves ? who : "viewer", cast.tokenOf(who), cast.viewOf(who));
    }

    private String path(Route route, String member, long token, long view) {
        var scene = cast.scene();
        var path = route.path();
        var membership = cast.person(member).membership() + "";
        if (path.equals("/internal/access/projects/{project}")) path += "?scope=event:read";
        if (path.equals("/internal/dashboard/issue-rows")) path += "?id={issue}";
        if (route.toString().endsWith("/issues") && !route.isRead()) path += "?id={issue}";
        if (path.endsWith("/audit/export")) path += "?format=csv";
        if (route.service().equals("ui")) {
            path = path.replace("alerts/{form}", "alerts/rules");
            path = path.replace("settings/{form}", "settings/removal");
            path = path.replace("ownership/{form}", "ownership/rules");
        }
        if (path.startsWith("/internal/alerts") || path.startsWith("/internal/access")) {
            path = path.replace("{project}", scene.project() + "");
        }
        if (namesIssue(path)) path = path.replaceFirst("\\{id\\}|\\{issue\\}", scene.issue() + "");
        path =
                path.replace("/rules/{id}", "/rules/" + scene.alerting().rule())
                        .replace(
                                "/destinations/{id}",
                                "/destinations/" + scene.alerting().destination())
                        .replace("/deliveries/{id}", "/deliveries/" + scene.alerting().delivery())
                        .replace("teams/bin/{id}", "teams/bin/" + scene.binnedTeam())
                        .replace(
                                "projects/removed/{id}",
                                "projects/removed/" + scene.binnedProject())
                        .replace("invitations/{member}", "invitations/" + scene.invited())
                        .replace(
                                "/members/{id}/renewals",
                                "/members/" + scene.invited() + "/renewals")
                        .replace("/members/{id}", "/members/" + membership)
                        .replace("/tokens/{id}", "/tokens/" + token)
                        .replace("/views/{id}", "/views/" + view)
                        .replace("/tags/{key}", "/tags/customer")
                        .replace("/teams/{slug}", "/teams/" + Scene.TEAM);
        return path.replace("{organization}", scene.slug())
                .replace("{project}", scene.secret())
                .replace("{slug}", scene.secret())
                .replace("{team}", Scene.TEAM)
                .replace("{member}", membership)
                .replace("{membership}", membership)
                .replace("{key}", scene.publicKey())
                .replace("{issue}", scene.issue() + "")
                .replace("{event}", scene.event())
                .replace("{which}", "latest")
                .replaceAll("\\{[^}]+\\}", "999999");
    }

    static boolean namesIssue(String path) {
        return path.matches(
                "(/api/0(/organizations/\\{organization\\})?/issues|/internal/dashboard/issues|/internal/affected|/live/issue|/issues)/\\{(id|issue)\\}.*");
    }
}
