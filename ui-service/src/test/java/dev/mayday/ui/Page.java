package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// An answer as a person reads it.
final class Page {

    private final Response response;
    private final Document document;

    Page(Response response) {
        this.response = response;
        this.document = Jsoup.parse(response.asString());
        document.outputSettings().prettyPrint(false);
    }

    Page is(int status) {
        assertThat(response.statusCode()).as(text("body")).isEqualTo(status);
        return this;
    }

    int status() {
        return response.statusCode();
    }

    /// What was done, for the page that comes next.
    String flash() {
        return cookie("mayday-flash").getValue();
    }

    /// The value of a cookie that the answer sets.
    String cookieValue(String name) {
        return cookie(name).getValue();
    }

    /// The header that sets a cookie.
    String setCookie(String name) {
        return response.headers().getValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    String text(String selector) {
        return document.select(selector).text();
    }

    List<String> texts(String selector) {
        return document.select(selector).eachText();
    }

    boolean has(String selector) {
        return !document.select(selector).isEmpty();
    }

    Element one(String selector) {
        var found = document.select(selector);
        assertThat(found).as(selector + " in " + document.body().text()).hasSize(1);
        return found.getFirst();
    }

    String link(String text) {
        return document.select("a").stream()
                .filter(a -> a.text().equals(text))
                .map(a -> a.attr("href"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + text));
    }

    Document document() {
        return document;
    }

    String source() {
        return response.asString();
    }

    String header(String name) {
        return response.header(name);
    }

    String location() {
        return response.header("Location");
    }

    Cookie cookie(String name) {
        return response.detailedCookie(name);
    }
}
