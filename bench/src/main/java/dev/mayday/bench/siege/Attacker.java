package dev.mayday.bench.siege;

import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One of many who do the same thing again and again.
sealed interface Attacker {

    /// Once, until it is refused, done or cut off.
    ///
    /// @return the status of the answer, 0 for none
    int attack(Origin origin) throws IOException;

    /// Those of the fault page, rows 51 to 53, together.
    static List<Attacker> all(Dsn dsn) {
        return Stream.of(
                        IntStream.range(0, 300).mapToObj(_ -> new SlowBody(dsn.project())),
                        IntStream.range(0, 30).mapToObj(SignIn::new),
                        IntStream.range(0, 4).mapToObj(_ -> new HeavyEvent(dsn)))
                .flatMap(attackers -> attackers.map(Attacker.class::cast))
                .toList();
    }

    /// 160 KB at 1 KB/s, and nobody's key.
    record SlowBody(String project) implements Attacker {

        private static final int SIZE = 160 << 10;

        @Override
        public int attack(Origin origin) throws IOException {
            try (var socket = origin.connect()) {
                var out = socket.getOutputStream();
                var head =
                        "POST /api/%s/envelope/ HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
                                .formatted(project, origin.authority(), SIZE);
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                var in = socket.getInputStream();
                for (int sent = 0; sent < SIZE && in.available() == 0; sent += 1 << 10) {
                    out.write(new byte[1 << 10]);
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                    if (Thread.interrupted()) return 0;
                }
                return Answers.status(in);
            }
        }
    }

    /// A password that is wrong, for an account of one's own.
    record SignIn(int number) implements Attacker {

        @Override
        public int attack(Origin origin) throws IOException {
            var form = "email=nobody-%d@example.org&password=guess-%d".formatted(number, number);
            return Answers.post(
                    origin,
                    "/sign-in",
                    "Content-Type: application/x-www-form-urlencoded\r\n"
                            + "Sec-Fetch-Site: same-origin\r\n",
                    form.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// 1 MB that asks for as much work as its size allows, five times a second, with a valid key.
    record HeavyEvent(Dsn dsn) implements Attacker {

        private static final int EMPTY_OBJECTS = 300_000;
        private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

        @Override
        public int attack(Origin origin) throws IOException {
            var list = "{},".repeat(EMPTY_OBJECTS) + "{}";
            var event =
                    """
                    {}
                    {"type":"event"}
                    {"platform":"python","exception":{"values":[%s]}}
                    """
                            .formatted(list);
            LockSupport.parkNanos(PAUSE_NANOS);
            return Answers.post(
                    origin,
                    "/api/%s/envelope/?sentry_key=%s".formatted(dsn.project(), dsn.key()),
                    "",
                    event.getBytes(StandardCharsets.UTF_8));
        }
    }
}
