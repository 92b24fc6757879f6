package dev.mayday.issues.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// How many letters go out within an hour: to one address, so that nobody is buried because a
/// stranger asks for links in their name, and in all, so that a mail server keeps trusting us. Each
/// replica counts its own.
final class LetterPace {

    static final int TO_ONE = 10;
    static final int IN_ALL = 500;

    private static final Duration WINDOW = Duration.ofHours(1);

    private record Sent(String address, Instant at) {}

    private final Deque<Sent> sent = new ArrayDeque<>();
    private final InstantSource clock;

    LetterPace(InstantSource clock) {
        this.clock = clock;
    }

    /// @return false when there have been enough
    synchronized boolean take(String to) {
        var now = clock.instant();
        while (!sent.isEmpty() && !sent.peek().at().isAfter(now.minus(WINDOW))) sent.remove();
        var address = to.toLowerCase(Locale.ROOT);
        long same = sent.stream().filter(letter -> letter.address().equals(address)).count();
        return same < TO_ONE && sent.size() < IN_ALL && sent.add(new Sent(address, now));
    }
}
