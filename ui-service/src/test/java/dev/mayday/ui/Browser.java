package dev.mayday.ui;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/// A browser without JavaScript: it follows no redirect by itself and sends what browsers send.
///
/// @param session token in the cookie; empty when nobody is signed in
record Browser(String session) {

    private static final RestAssuredConfig STAY =
            RestAssuredConfig.config()
                    .redirect(RedirectConfig.redirectConfig().followRedirects(false));

    Page get(String path) {
        return new Page(request().get(path));
    }

    /// What htmx asks for when a part of the page is its target.
    Page part(String path) {
        return new Page(
                request()
                        .header("HX-Request", "true")
                        .header("HX-Request-Type", "partial")
                        .get(path));
    }

    Page post(String path, Map<String, ?> form) {
        return new Page(
                request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType("application/x-www-form-urlencoded; charset=utf-8")
                        .formParams(form)
                        .post(path));
    }

    /// A form on a page of ours that says what it means to do to the address it is sent to.
    Page form(String method, String path, String page) {
        return new Page(
                request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Referer", address(page))
                        .formParam("_method", method)
                        .post(path));
    }

    /// For what the other ways cannot tell: bytes as they come, and streams.
    HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .header("Cookie", "mayday=" + session);
    }

    static String address(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    RequestSpecification request() {
        var request = given().config(STAY).urlEncodingEnabled(false);
        return session.isEmpty() ? request : request.cookie("mayday", session);
    }
}
