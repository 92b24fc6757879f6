package dev.mayday.ingest.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.front.ServiceTokens;
import dev.mayday.ingest.Refusal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeLedgerTest {

    private static final String KEY = "e12d836b15bb49d7bbf99e64295d995b";
    private static final String OTHER = "00".repeat(16);

    private final Neighbour issues = new Neighbour();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final OutcomeLedger ledger =
            new OutcomeLedger(issues, ServiceTokens.of("a-token-for-tests"), () -> now);

    /// Takes flushes, or is away.
    private static final class Neighbour implements KeyRingApi {

        final List<OutcomeFlush> seen = new ArrayList<>();
        boolean away;

        @Override
        public Uni<List<ClientKey>> keys(String bearer) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<ClientKey> key(String bearer, String publicKey) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Void> record(String bearer, OutcomeFlush flush) {
            seen.add(flush);
            return away
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().voidItem();
        }
    }

    @Test
    void refusals_are_added_up_by_minute() {
        ledger.count(42, KEY, new Refusal.BadJson("x"));
        ledger.count(42, KEY, new Refusal.BadJson("y"));
        now = now.plusSeconds(60);
        ledger.count(42, KEY, new Refusal.BadJson("z"));

        flush();

        assertThat(issues.seen).hasSize(1);
        assertThat(issues.seen.getFirst().counts())
                .containsExactlyInAnyOrder(
                        invalidJson(2, "2026-01-02T03:04:00Z"),
                        invalidJson(1, "2026-01-02T03:05:00Z"));
    }

    private static OutcomeFlush.Count invalidJson(long quantity, String minute) {
        var at = Instant.parse(minute);
        return new OutcomeFlush.Count(42, KEY, "error", "invalid", "invalid_json", at, quantity);
    }

    @Test
    void the_last_use_of_each_key_is_told_once_to_the_minute() {
        ledger.accepted(KEY, now);
        ledger.accepted(KEY, now.plusSeconds(90));
        ledger.accepted(KEY, now);
        ledger.accepted(OTHER, now);
        flush();
        flush();

        assertThat(issues.seen).hasSize(1);
        assertThat(issues.seen.getFirst().uses())
                .containsExactlyInAnyOrder(
                        use(KEY, "2026-01-02T03:05:00Z"), use(OTHER, "2026-01-02T03:04:00Z"));
    }

    private static OutcomeFlush.Use use(String key, String minute) {
        return new OutcomeFlush.Use(key, Instant.parse(minute));
    }

    @Test
    void nothing_to_report_is_not_reported() {
        flush();

        assertThat(issues.seen).isEmpty();
    }

    @Test
    void a_flush_that_was_not_taken_is_sent_again_under_its_id() {
        issues.away = true;
        ledger.count(42, KEY, new Refusal.TooSlow());
        flush();
        issues.away = false;
        ledger.count(42, KEY, new Refusal.TooSlow());
        flush();
        flush();

        assertThat(issues.seen).hasSize(3);
        assertThat(issues.seen.get(1)).isEqualTo(issues.seen.get(0));
        assertThat(issues.seen.get(2).id()).isNotEqualTo(issues.seen.get(0).id());
    }

    @Test
    void an_hour_without_anybody_loses_no_count_and_holds_no_more_lines_than_it_may() {
        issues.away = true;
        for (int minute = 0; minute < 100; minute++) {
            for (int i = 0; i < 200; i++) ledger.count(i, KEY, new Refusal.DisabledKey());
            now = now.plusSeconds(60);
            flush();
        }
        issues.away = false;
        issues.seen.clear();
        flush();
        flush();

        var counts = issues.seen.stream().flatMap(flush -> flush.counts().stream()).toList();
        assertThat(counts.stream().mapToLong(OutcomeFlush.Count::quantity).sum()).isEqualTo(20_000);
        assertThat(issues.seen).allMatch(flush -> flush.counts().size() < 5_200);
    }

    private void flush() {
        ledger.flush().await().atMost(Duration.ofSeconds(1));
    }
}
