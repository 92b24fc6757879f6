package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Views of the issue list: who keeps them, who sees them, in which order.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ViewsTest extends SignedIn {

    private static final String VIEWS = "/internal/views";

    @Test
    void a_view_is_kept_changed_moved_removed_and_brought_back() {
        int first = save("Mine", "query=cart", "ME");
        int second = save("  Noise ", "query=noise&period=24h", "ME");

        names(owner, "Mine", "Noise");
        put(first, "Cart", "query=cart&sort=users", "ORGANIZATION")
                .statusCode(200)
                .body("query", equalTo("query=cart&sort=users"), "changeable", equalTo(true));
        as(owner).body(List.of(second, first)).post(VIEWS + "/orders").then().statusCode(200);
        names(owner, "Noise", "Cart");

        as(owner).post(VIEWS + "/" + second + "/removal").then().statusCode(200);
        names(owner, "Cart");
        put(second, "x", "", "ME").statusCode(404);
        as(owner).delete(VIEWS + "/" + second + "/removal").then().statusCode(200);
        names(owner, "Noise", "Cart");
    }

    @Test
    void one_for_everybody_is_seen_by_all_of_the_organization_and_changed_by_members() {
        int shared = save("Shared", "query=a", "ORGANIZATION");
        int own = save("Own", "query=b", "ME");
        var viewer = session("viewer");
        var member = session("member");
        var stranger = fixtures.session(fixtures.tenant().account());

        names(viewer, "Shared");
        names(stranger);
        put(viewer, shared, "ME").statusCode(404);
        put(viewer, shared, "ORGANIZATION").statusCode(403);
        put(stranger, shared, "ME").statusCode(404);
        put(member, own, "ME").statusCode(404);
        as(viewer).post(VIEWS + "/" + shared + "/removal").then().statusCode(404);
        put(member, shared, "ORGANIZATION").statusCode(200).body("changeable", equalTo(true));
    }

    @Test
    void a_view_says_whether_the_person_may_change_it() {
        save("Shared", "query=a", "ORGANIZATION");
        save("Own", "query=b", "ME");

        as(owner).get(VIEWS).then().body("changeable", equalTo(List.of(true, true)));
        as(session("member")).get(VIEWS).then().body("changeable", equalTo(List.of(true)));
        as(session("viewer")).get(VIEWS).then().body("changeable", equalTo(List.of(false)));
    }

    @Test
    void nobody_takes_a_view_of_a_colleague_from_everybody() {
        int shared = save("Shared", "query=a", "ORGANIZATION");

        put(session("member"), shared, "ME").statusCode(404);
        names(owner, "Shared");
        put(shared, "Shared", "query=a", "ME").statusCode(200);
    }

    @Test
    void what_is_brought_back_counts_as_what_is_kept() {
        int removed = save("removed", "query=a", "ME");
        as(owner).post(VIEWS + "/" + removed + "/removal").then().statusCode(200);
        for (int i = 0; i < 50; i++) save("v" + i, "query=" + i, "ME");

        as(owner)
                .delete(VIEWS + "/" + removed + "/removal")
                .then()
                .statusCode(400)
                .body("detail", containsString("50"));
    }

    @Test
    void one_that_is_there_is_brought_back_as_it_is() {
        int last = 0;
        for (int i = 0; i < 50; i++) last = save("v" + i, "query=" + i, "ME");

        as(owner).delete(VIEWS + "/" + last + "/removal").then().statusCode(200);
    }

    @Test
    void a_new_view_stands_behind_the_last_that_is_there() {
        save("first", "query=a", "ME");
        int removed = save("removed", "query=b", "ME");
        fixtures.run("UPDATE saved_view SET position = ? WHERE id = ?", Integer.MAX_VALUE, removed);
        as(owner).post(VIEWS + "/" + removed + "/removal").then().statusCode(200);

        save("second", "query=c", "ME");
        names(owner, "first", "second");
    }

    @Test
    void what_cannot_be_kept_is_refused_with_the_reason() {
        refused("", "query=a", "name");
        refused("n".repeat(81), "query=a", "name");
        refused("nul\u0000", "query=a", "NUL");
        refused("long", "q".repeat(4_001), "query");
        as(owner).body("{}").post(VIEWS).then().statusCode(400);
        for (int i = 0; i < 50; i++) save("v" + i, "query=" + i, "ME");
        refused("one more", "query=a", "50");
    }

    private String session(String role) {
        return fixtures.session(
                fixtures.account(tenant.organization(), role + "." + tenant.email(), role));
    }

    private void refused(String name, String query, String reason) {
        as(owner)
                .body(Map.of("name", name, "query", query, "visibility", "ME"))
                .post(VIEWS)
                .then()
                .statusCode(400)
                .body("detail", containsString(reason));
    }

    private int save(String name, String query, String visibility) {
        return as(owner)
                .body(Map.of("name", name, "query", query, "visibility", visibility))
                .post(VIEWS)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse put(int id, String name, String query, String visibility) {
        return as(owner)
                .body(Map.of("name", name, "query", query, "visibility", visibility))
                .put(VIEWS + "/" + id)
                .then();
    }

    private static ValidatableResponse put(String who, int id, String visibility) {
        return as(who).body(Map.of("name", "other", "query", "", "visibility", visibility))
                .put(VIEWS + "/" + id)
                .then();
    }

    private static void names(String who, String... names) {
        as(who).get(VIEWS).then().statusCode(200).body("name", equalTo(List.of(names)));
    }
}
