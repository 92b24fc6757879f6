package dev.mayday.issues.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.contracts.issues.AuditApi.Entry;
import dev.mayday.contracts.issues.AuditApi.Search;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private static final Database DATABASE = Database.start();
    private static final Actor ANA =
            new Actor(1L, "ana@acme.test", "Ana Torres", Actor.Via.UI, "192.0.2.7");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-27T10:00:00Z"));
    private final Surroundings surroundings = new Surroundings(now::get, new Random(1));
    private final AuditLog log = new AuditLog(surroundings);
    private final AuditChain chain = new AuditChain(DATABASE.pool(), surroundings);
    private final AuditKeeping keeping = new AuditKeeping(DATABASE.pool(), surroundings, chain);
    private final AuditDesk desk = new AuditDesk(new AuditEntries(DATABASE.pool()));
    private long acme;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void nothingWasDone() {
        DATABASE.run("DELETE FROM audit_entry");
        DATABASE.run(
                "UPDATE audit_chain SET start_hash = '', end_hash = '', broken_at = NULL, broken_since = NULL");
        acme =
                DATABASE.number(
                        "INSERT INTO organization (slug, name, created_at)"
                                + " VALUES (gen_random_uuid()::text, 'Acme', now()) RETURNING id");
    }

    /// Check 17.7 of the semantics.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET object = 'x' WHERE id = ",
                "UPDATE audit_entry SET actor = 'somebody else' WHERE id = ",
                "UPDATE audit_entry SET email = 'somebody@else.test' WHERE id = ",
                "UPDATE audit_entry SET account_id = 2 WHERE id = ",
                "UPDATE audit_entry SET after = '{\"role\": \"viewer\"}' WHERE id = ",
                "UPDATE audit_entry SET organization_id = NULL WHERE id = ",
                "UPDATE audit_entry SET at = at + interval '1 second' WHERE id = ",
                "UPDATE audit_entry SET hash = 'x' WHERE id = ",
                "DELETE FROM audit_entry WHERE id = "
            })
    void a_row_that_was_altered_or_removed_in_the_database_breaks_the_chain(String crime) {
        for (int i = 0; i < 5; i++) write("member.invited", "m" + i);
        assertThat(checked().isBroken()).isFalse();
        for (var row : List.of(0, 2, 4)) {
            DATABASE.run("CREATE TABLE copy AS SELECT * FROM audit_entry");
            DATABASE.run(
                    crime + "(SELECT id FROM audit_entry ORDER BY id OFFSET " + row + " LIMIT 1)");

            assertThat(checked().isBroken()).as("row " + row).isTrue();
            assertThat(chain.state().await().indefinitely().isBroken()).isTrue();

            DATABASE.run("DELETE FROM audit_entry");
            DATABASE.run(
                    "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM copy ORDER BY id");
            DATABASE.run("DROP TABLE copy");
            assertThat(checked().isBroken()).isFalse();
        }
    }

    @Test
    void a_row_that_was_put_in_breaks_the_chain() {
        write("member.invited", "a");
        DATABASE.run(
                "INSERT INTO audit_entry (at, actor, via, address, action, object, hash)"
                        + " VALUES (now(), 'Ana', 'ui', '', 'x.y', '', 'x')");

        assertThat(checked().isBroken()).isTrue();
    }

    @Test
    void the_whole_log_that_is_gone_is_missed() {
        write("member.invited", "a");
        DATABASE.run("DELETE FROM audit_entry");

        assertThat(checked().brokenAt()).isZero();
    }

    @Test
    void what_many_write_at_once_is_one_chain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one :
                    IntStream.range(0, 40)
                            .mapToObj(i -> threads.submit(() -> write("member.invited", "m" + i)))
                            .toList()) {
                one.get();
            }
        }

        assertThat(DATABASE.number("SELECT count(*) FROM audit_entry")).isEqualTo(40);
        assertThat(checked().isBroken()).isFalse();
    }

    @Test
    void the_chain_does_not_depend_on_the_zone_of_the_database() {
        write("member.invited", "a");
        DATABASE.run("ALTER ROLE current_user SET timezone = 'Asia/Tokyo'");
        try (var elsewhere = new Elsewhere()) {
            var there = new AuditChain(elsewhere.pool, surroundings);
            assertThat(there.check().await().indefinitely().isBroken()).isFalse();
        } finally {
            DATABASE.run("ALTER ROLE current_user RESET timezone");
        }
    }

    @Test
    void after_400_days_the_oldest_go_and_the_rest_can_still_be_checked() {
        write("member.invited", "old");
        write("member.invited", "old too");
        pass(Duration.ofDays(399));
        write("member.invited", "young");
        pass(Duration.ofDays(2));

        keeping.keep().await().indefinitely();

        assertThat(entries(_ -> {})).extracting(Entry::object).containsExactly("young");
        assertThat(checked().isBroken()).isFalse();

        pass(Duration.ofDays(400));
        keeping.keep().await().indefinitely();
        assertThat(entries(_ -> {})).isEmpty();
        write("member.invited", "new");
        assertThat(checked().isBroken()).isFalse();
    }

    @Test
    void a_broken_chain_stays_as_it_is_found() {
        write("member.invited", "old");
        DATABASE.run("UPDATE audit_entry SET object = 'x'");
        pass(Duration.ofDays(500));

        keeping.keep().await().indefinitely();

        assertThat(DATABASE.number("SELECT count(*) FROM audit_entry")).isOne();
    }

    @Test
    void it_is_searched_by_who_what_whom_and_when() {
        write("member.invited", "Ben@acme.test");
        pass(Duration.ofDays(2));
        write("member.removed", "ben@acme.test");
        write("team.renamed", "platform");

        assertThat(entries(search -> search.action = "member")).hasSize(2);
        assertThat(entries(search -> search.action = "member.removed")).hasSize(1);
        assertThat(entries(search -> search.action = "Member removed")).hasSize(1);
        assertThat(entries(search -> search.object = "BEN")).hasSize(2);
        assertThat(entries(search -> search.actor = "ana t")).hasSize(3);
        assertThat(entries(search -> search.actor = "%")).isEmpty();
        assertThat(entries(search -> search.to = "2026-11-27")).hasSize(1);
        assertThat(entries(search -> search.from = "2026-11-28T00:00:00Z")).hasSize(2);
    }

    @Test
    void no_other_organization_sees_it_and_the_installation_only_who_runs_it() {
        write("member.invited", "a");
        append(new AuditEntry(null, ANA, "session.refused", "b", null, null));

        var other = acme + 1;
        assertThat(desk.page(other, false, new Search()).await().indefinitely().entries())
                .isEmpty();
        assertThat(desk.page(acme, false, new Search()).await().indefinitely().entries())
                .hasSize(1);
        assertThat(desk.page(acme, true, new Search()).await().indefinitely().entries())
                .extracting(Entry::object)
                .containsExactly("b", "a");
    }

    @Test
    void it_is_read_page_by_page() {
        for (int i = 0; i < 5; i++) write("member.invited", "m" + i);

        var first = desk.page(acme, false, search(2, null)).await().indefinitely();
        var second = desk.page(acme, false, search(2, first.next())).await().indefinitely();
        var third = desk.page(acme, false, search(2, second.next())).await().indefinitely();

        assertThat(first.entries()).extracting(Entry::object).containsExactly("m4", "m3");
        assertThat(second.entries()).extracting(Entry::object).containsExactly("m2", "m1");
        assertThat(third.entries()).extracting(Entry::object).containsExactly("m0");
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x'--", "1", "member%", "member_invited"})
    void an_action_that_is_none_is_explained(String action) {
        assertThatThrownBy(() -> entries(search -> search.action = action))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("member.invited");
    }

    @Test
    void a_file_of_any_length_comes_in_parts() {
        for (int i = 0; i < 1_234; i++) write("member.invited", "m" + i);

        var parts = parts("csv");

        assertThat(parts).hasSize(3);
        assertThat(String.join("", parts).split("\r\n")).hasSize(1_235);
        assertThat(parts.getFirst())
                .startsWith("time,actor,account,email,via,address,action,object,before,after\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void what_a_spreadsheet_would_run_is_text(String object) {
        write("member.invited", object);

        var file = String.join("", parts("csv"));

        assertThat(file).contains("\"'" + object + "\"");
    }

    @Test
    void quotes_and_lines_stay_within_their_cell_and_their_line() {
        write("member.invited", "a\"b,\nc");

        var csv = desk.part(acme, false, "csv", new Search()).await().indefinitely().text();
        var ndjson = desk.part(acme, false, "ndjson", new Search()).await().indefinitely().text();

        assertThat(csv).contains("\"a\"\"b,\nc\"");
        assertThat(ndjson.strip().lines()).hasSize(1);
        assertThat(ndjson).contains("a\\\"b,\\nc").contains("\"after\":{\"role\":\"member\"}");
    }

    private boolean write(String action, String object) {
        append(new AuditEntry(acme, ANA, action, object, null, Map.of("role", "member")));
        return true;
    }

    private void append(AuditEntry entry) {
        DATABASE.pool().withTransaction(tx -> log.write(tx, entry)).await().indefinitely();
    }

    private AuditChain.State checked() {
        return chain.check().await().indefinitely();
    }

    private List<Entry> entries(Consumer<Search> asked) {
        var search = new Search();
        asked.accept(search);
        return desk.page(acme, false, search).await().indefinitely().entries();
    }

    /// As the page asks for them, one after the other.
    private List<String> parts(String format) {
        var parts = new ArrayList<String>();
        var search = new Search();
        while (true) {
            var part = desk.part(acme, false, format, search).await().indefinitely();
            parts.add(part.text());
            if (part.next() == null) return parts;
            search.cursor = part.next();
        }
    }

    private static Search search(int limit, String cursor) {
        var search = new Search();
        search.limit = limit;
        search.cursor = cursor;
        return search;
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// Connections that were made after the zone was changed.
    private static final class Elsewhere implements AutoCloseable {

        private final io.vertx.mutiny.sqlclient.Pool pool =
                DATABASE.pool(1, Duration.ofSeconds(10));

        @Override
        public void close() {
            pool.closeAndAwait();
        }
    }
}
