package dev.mayday.issues;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/// Requests with a bearer.
public final class Ask {

    private Ask() {}

    public static RequestSpecification asService() {
        return as(PostgresResource.SERVICE_TOKEN);
    }

    /// @param token empty for no header at all
    public static RequestSpecification as(String token) {
        var request = given().contentType(ContentType.JSON).urlEncodingEnabled(false);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
