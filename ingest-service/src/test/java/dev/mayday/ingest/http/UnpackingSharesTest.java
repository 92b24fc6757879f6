package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What has to be unpacked as a whole, from several addresses at once.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class UnpackingSharesTest {

    /// As large as a report may be, and no dump: nothing of it is stored.
    private static final byte[] LARGE = Envelopes.gzip("\0".repeat(6 << 20));

    private static final String SMALL = "MDMP" + "x".repeat(300 << 10);

    @TestHTTPResource URL url;

    @Test
    void one_address_that_unpacks_all_the_time_leaves_the_others_their_share() {
        var goesOn = new AtomicBoolean(true);
        Set<Integer> greedy = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                threads.execute(
                        () -> {
                            while (goesOn.get()) greedy.add(large("127.0.0.2"));
                        });
            }
            try {
                for (int i = 0; i < 60; i++) {
                    assertThat(small("127.0.0." + (3 + i % 3))).isEqualTo(200);
                }
            } finally {
                goesOn.set(false);
            }
        }
        assertThat(greedy).contains(400).isSubsetOf(400, 503);
    }

    private int large(String address) {
        return request(address).header("Content-Encoding", "gzip").body(LARGE).send().status();
    }

    private int small(String address) {
        return request(address).body(SMALL).send().status();
    }

    private RawHttp request(String address) {
        return new RawHttp(url.getPort()).from(address).key(K).path("/api/42/minidump/");
    }
}
