package dev.mayday.alerts.api;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;

import dev.mayday.alerts.IssuesStandIn;
import dev.mayday.alerts.World;
import dev.mayday.alerts.slack.WithSlack;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;

/// Tests of what the dashboard asks about one project.
abstract class OneProject extends WithSlack {

    @Inject World world;

    final long project = anIssue().project();

    final RequestSpecification service() {
        return given().header("Authorization", IssuesStandIn.ADMIN).contentType("application/json");
    }

    final String path(String rest) {
        return "/internal/alerts/projects/" + project + rest;
    }

    /// The id of a destination that was added.
    final int added() {
        return add("slack", "#backend", slack.url()).statusCode(200).extract().path("id");
    }

    final ValidatableResponse add(String kind, String name, String url) {
        return service()
                .body(Map.of("kind", kind, "name", name, "settings", Map.of("url", url)))
                .post(path("/destinations"))
                .then();
    }
}
