package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every endpoint against every kind of caller.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {

    private static final String EVERYTHING =
            "org:admin,project:admin,team:admin,member:admin,event:admin,alerts:write";

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    long issue;
    String event;

    @BeforeEach
    void something_to_see() {
        tenant = fixtures.tenant();
        issue = fixtures.issue(tenant.project(), "Error: 1");
        event = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), "{}"));
        fixtures.tag(tenant.project(), issue, "customer", "gold", 1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /, ",
        "GET, /organizations/, org:read",
        "GET, /organizations/ORG/, org:read",
        "GET, /organizations/ORG/audit-logs/, org:write",
        "GET, /organizations/ORG/projects/, project:read",
        "GET, /organizations/ORG/issues/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/, event:read",
        "GET, /organizations/ORG/issues/SHOP-1/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/events/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/tags/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/tags/customer/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/tags/customer/values/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/events/latest/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/events/oldest/, event:read",
        "GET, /organizations/ORG/issues/ISSUE/events/EVENT/, event:read",
        "GET, /organizations/ORG/eventids/EVENT/, event:read",
        "GET, /projects/, project:read",
        "GET, /projects/ORG/shop/, project:read",
        "GET, /projects/ORG/PROJECT/, project:read",
        "GET, /projects/ORG/shop/keys/, project:read",
        "GET, /projects/ORG/shop/issues/, event:read",
        "GET, /projects/ORG/shop/events/EVENT/, event:read",
        "GET, /projects/ORG/PROJECT/events/EVENT/, event:read",
        "GET, /issues/ISSUE/, event:read",
        "GET, /issues/ISSUE/events/, event:read",
        "GET, /issues/ISSUE/tags/, event:read",
        "GET, /issues/ISSUE/tags/customer/, event:read",
        "GET, /issues/ISSUE/tags/customer/values/, event:read",
        "GET, /issues/ISSUE/events/latest/, event:read",
        "PUT, /organizations/ORG/issues/ISSUE/, event:write",
        "PUT, /organizations/ORG/issues/?id=ISSUE, event:write",
        "PUT, /projects/ORG/shop/issues/?id=ISSUE, event:write",
        "PUT, /issues/ISSUE/, event:write"
    })
    void every_door_asks_who_is_there(String method, String path, String scope) {
        refused(call(method, path, ""), 401, "Authentication credentials were not provided.");
        refused(call(method, path, "sntryu_wrong"), 401, "Invalid token");
        refused(call(method, path, "wrong"), 401, "Invalid token");
        if (scope == null) {
            call(method, path, token("alerts:read")).then().statusCode(200);
            return;
        }
        refused(call(method, path, token("alerts:read,org:ci")), 403, "needs scope " + scope);
        refused(call(method, path, PostgresResource.SERVICE_TOKEN), 403, "person");
        stranger(method, path);
        call(method, path, token(scope)).then().statusCode(200);
        call(method, path.replaceFirst("/(\\?|$)", "$1"), token(scope)).then().statusCode(200);
        call(method, path, fixtures.session(tenant.account())).then().statusCode(200);
    }

    /// With every right in another organization, which sees only its own lists.
    private void stranger(String method, String path) {
        var other = fixtures.tenant();
        var response = call(method, path, fixtures.token(other, EVERYTHING.split(",")));
        if (path.contains("ORG") || path.contains("ISSUE")) {
            refused(response, 404, "The requested resource does not exist");
        } else {
            assertThat(response.asString()).doesNotContain(tenant.slug());
        }
    }

    private Response call(String method, String path, String token) {
        var filled =
                path.replace("ORG", tenant.slug())
                        .replace("ISSUE", Long.toString(issue))
                        .replace("EVENT", event)
                        .replace("PROJECT", Long.toString(tenant.project()));
        var request = as(token);
        if (method.equals("PUT")) request.body(Map.of("status", "resolved"));
        return request.request(method, "/api/0" + filled);
    }

    private String token(String scopes) {
        return fixtures.token(tenant, scopes.split(","));
    }

    private static void refused(Response response, int status, String detail) {
        response.then()
                .statusCode(status)
                .contentType(equalTo("application/json"))
                .body("detail", containsString(detail));
    }
}
