package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;

import dev.mayday.issues.Fixtures;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// Tests of what the owner of an organization sees.
abstract class SignedIn {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String owner;

    @BeforeEach
    void signIn() {
        tenant = fixtures.tenant();
        owner = fixtures.session(tenant.account());
    }

    final ValidatableResponse get(String path) {
        return as(owner).get("/internal/dashboard" + path).then();
    }

    /// All pages of a list, one behind the other.
    final List<JsonPath> pages(String path) {
        var pages = new ArrayList<JsonPath>();
        String cursor = "";
        do {
            var page = get(path + "&cursor=" + cursor).statusCode(200).extract().jsonPath();
            pages.add(page);
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return pages;
    }

    /// What the pages say there, in one list.
    static List<Object> all(List<JsonPath> pages, String where) {
        return pages.stream().flatMap(page -> page.getList(where).stream()).toList();
    }

    final void status(long issue, String status) {
        fixtures.run(
                "UPDATE issue SET status = ?, substatus = 'fixed', resolved_at = now() WHERE id = ?",
                status,
                issue);
    }
}
