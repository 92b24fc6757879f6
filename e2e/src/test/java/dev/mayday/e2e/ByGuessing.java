package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Passwords, one-time links and keys are tried in parallel, from one address and from many: faults
/// 26 and 38. Each attack comes from addresses of its own, so that none spoils the next.
interface ByGuessing extends Attacked {

    int IN_PARALLEL = 40;

    /// Asking all at once gains nothing: a try counts from when it begins.
    @Test
    default void many_passwords_at_once_from_one_address_are_few_tries() throws Exception {
        new SignedIn(mayday().origin());
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 200; i++) {
            var password = "guess number " + i;
            tries.add(() -> signIn("127.0.1.1", Deployment.ADMIN_EMAIL, password));
        }
        var statuses = all(tries);

        assertThat(statuses).allMatch(this::isRefusal);
        assertThat(statuses.stream().filter(status -> status == 422).count())
                .isLessThanOrEqualTo(5);
        assertThat(signIn("127.0.1.1", Deployment.ADMIN_EMAIL, Deployment.ADMIN_PASSWORD))
                .as("the right one, after the wrong ones")
                .isEqualTo(429);
        new SignedIn(mayday().origin());
    }

    /// Neither without a proxy nor behind one that only adds to what it gets.
    @Test
    default void nobody_gets_more_tries_by_saying_to_be_somewhere_else() throws Exception {
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 100; i++) {
            var email = "elsewhere%d@example.com".formatted(i);
            var claims =
                    List.of(
                            "X-Forwarded-For: 203.0.113." + i,
                            "X-Forwarded-For: 203.0.113.%d, 10.9.9.9".formatted(i),
                            "Forwarded: for=203.0.113.%d".formatted(i),
                            "X-Real-IP: 203.0.113." + i);
            var claim = claims.get(i % claims.size());
            tries.add(() -> answer("127.0.1.5", email, "Summer2026!", claim).status());
        }

        var statuses = all(tries);

        assertThat(statuses).allMatch(this::isRefusal);
        assertThat(statuses.stream().filter(status -> status == 422).count())
                .isLessThanOrEqualTo(20);
    }

    @Test
    default void many_accounts_from_one_address_are_few_tries() throws Exception {
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 100; i++) {
            var email = "person%d@example.com".formatted(i);
            tries.add(() -> signIn("127.0.1.2", email, "Summer2026!"));
        }

        var statuses = all(tries);

        assertThat(statuses).allMatch(this::isRefusal);
        assertThat(statuses.stream().filter(status -> status == 422).count())
                .isLessThanOrEqualTo(20);
    }

    /// Nor does it lock the person out who was there before.
    @Test
    default void one_account_from_many_addresses_is_a_bounded_number_of_tries() throws Exception {
        new SignedIn(mayday().origin());
        assertAStrangerIsNotToldWhichAccountsThereAre();
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 200; i++) {
            var from = "127.0.2." + (1 + i % 100);
            var password = "another guess " + i;
            tries.add(() -> signIn(from, Deployment.ADMIN_EMAIL, password));
        }

        var statuses = all(tries);

        assertThat(statuses).allMatch(this::isRefusal);
        assertThat(statuses.stream().filter(status -> status == 422).count())
                .isLessThanOrEqualTo(120);
        new SignedIn(mayday().origin());
    }

    @Test
    default void no_one_time_link_is_found_by_trying() throws Exception {
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 100; i++) {
            var target = "/sign-in/" + EventSender.newId();
            tries.add(
                    () ->
                            RawHttp.ask(mayday().origin(), "POST", target, "", RawHttp.OURS)
                                    .status());
        }

        assertThat(all(tries)).allMatch(status -> status >= 400 && status < 500 || status == 503);
    }

    /// Random keys, the key of another project, keys that are none: one answer, whatever is tried,
    /// while the real key is served and nothing of the rest is kept. A busy machine may take some
    /// on trust until it knows; that tells as little.
    @Test
    default void keys_are_not_found_by_trying() throws Exception {
        var project = mayday().projectId();
        var probes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 1_000; i++) {
            var key = EventSender.newId();
            var of = i % 3 == 0 ? "999" : project;
            probes.add(() -> probe(key, of).statusCode());
        }
        assertThat(all(probes)).allMatch(status -> Set.of(200, 403, 503).contains(status));
        assertThat(probe(Deployment.DSN_KEY, project).statusCode()).isEqualTo(200);

        Awaitility.await("it knows again")
                .until(() -> probe(EventSender.newId(), project).statusCode() == 403);
        var unknown = probe(EventSender.newId(), project);
        var wrongPair = probe(Deployment.DSN_KEY, "999");
        assertThat(wrongPair.statusCode()).isEqualTo(403);
        assertThat(wrongPair.body()).isEqualTo(unknown.body());
        assertThat(wrongPair.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
        mayday().api().awaitIssue("by " + Deployment.DSN_KEY);
        assertThat(mayday().api().issues().toString())
                .doesNotContainPattern("by (?!%s)".formatted(Deployment.DSN_KEY));
    }

    private HttpResponse<String> probe(String key, String of) throws Exception {
        var event = "{\"message\":\"by %s\",\"fingerprint\":[\"%s\"]}".formatted(key, key);
        var sender = new EventSender(mayday().origin(), key, of);
        try {
            return sender.deliver(EventSender.newId(), event).get();
        } catch (ExecutionException closed) {
            // A kept connection may be closed just when it is used again; no client repeats a POST.
            return sender.deliver(EventSender.newId(), event).get();
        }
    }

    private void assertAStrangerIsNotToldWhichAccountsThereAre() throws Exception {
        var nobody = Deployment.ADMIN_EMAIL.replaceFirst("^.", "x");
        var known = answer("127.0.1.3", Deployment.ADMIN_EMAIL, "wrong, and long enough");
        var unknown = answer("127.0.1.4", nobody, "wrong, and long enough");

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.body().replace(Deployment.ADMIN_EMAIL, ""))
                .isEqualTo(unknown.body().replace(nobody, ""));
    }

    private boolean isRefusal(int status) {
        return status == 422 || status == 429 || status == 503;
    }

    private int signIn(String from, String email, String password) throws Exception {
        return answer(from, email, password).status();
    }

    private RawHttp.Answer answer(String from, String email, String password, String... headers)
            throws Exception {
        var lines = new ArrayList<>(List.of(headers));
        lines.add(RawHttp.OURS);
        var form =
                "email=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(email, UTF_8),
                                URLEncoder.encode(password, UTF_8));
        var head =
                """
                POST /sign-in HTTP/1.1\r
                Host: %s\r
                Connection: close\r
                %s\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: %d\r
                \r
                """
                        .formatted(
                                mayday().origin().getAuthority(),
                                String.join("\r\n", lines),
                                form.length());
        return RawHttp.send(mayday().origin(), from, head + form);
    }

    private static List<Integer> all(List<Callable<Integer>> tries) throws Exception {
        try (var threads = Executors.newFixedThreadPool(IN_PARALLEL)) {
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> each : threads.invokeAll(tries)) statuses.add(each.get());
            return statuses;
        }
    }
}
