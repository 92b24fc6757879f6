package dev.mayday.ingest.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The requests that are being worked on, and the bytes of their bodies that are in memory.
///
/// Bodies that are still coming share three quarters of the memory, so that those that come in one
/// piece, nearly all, always find room: slow clients keep each other out, not the others. Of those
/// three quarters an address may have a third, a key two thirds, and clients that have not said
/// their key yet a sixth together.
///
/// What bodies are unpacked to has half as much of its own, so that bombs keep only each other out.
final class InFlight {

    private static final String NOBODY = "";

    private final long most;
    private final int mostPerAddress;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final Shares addresses;
    private final Shares keys;
    private long coming;
    private long anonymous;
    private long unpacked;
    private volatile boolean closed;

    /// @param most bytes that may be in memory
    /// @param mostPerAddress bodies of one address that may be coming at a time
    InFlight(long most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
        this.addresses = new Shares(most / 4);
        this.keys = new Shares(most / 2);
    }

    /// @param address of the client; empty when unknown
    Part begin(String address) {
        requests.incrementAndGet();
        return new Part(address);
    }

    boolean isIdle() {
        return requests.get() == 0;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /// What one request holds. Of one event loop.
    final class Part {

        private final String address;
        private String key = NOBODY;
        private long bytes;
        private long unpackedBytes;
        private boolean isComing;

        private Part(String address) {
            this.address = address;
        }

        /// From here on the bytes count as this key's.
        void named(String publicKey) {
            synchronized (InFlight.this) {
                if (isComing) leave();
                key = publicKey;
                if (isComing) enter();
            }
        }

        /// The next bytes; false when that would be too much, then nothing more is held.
        ///
        /// @param whole whether the body has come with these
        boolean hold(long more, boolean whole) {
            if (held.addAndGet(more) > most || !share(more, whole)) {
                held.addAndGet(-more);
                return false;
            }
            bytes += more;
            return true;
        }

        /// The body has come.
        void whole() {
            if (!isComing) return;
            synchronized (InFlight.this) {
                leave();
                isComing = false;
            }
        }

        /// Before so much more is unpacked, on whatever thread; false when that would be too much.
        /// A single one may be larger than all of it: it has a limit of its own.
        boolean unpack(long more) {
            synchronized (InFlight.this) {
                boolean isAlone = unpacked == unpackedBytes;
                if (!isAlone && unpacked + more > most / 2) return false;
                unpacked += more;
                unpackedBytes += more;
                return true;
            }
        }

        void end() {
            whole();
            synchronized (InFlight.this) {
                unpacked -= unpackedBytes;
                unpackedBytes = 0;
            }
            held.addAndGet(-bytes);
            bytes = 0;
            requests.decrementAndGet();
        }

        private boolean share(long more, boolean whole) {
            if (whole && !isComing) return true;
            synchronized (InFlight.this) {
                if (isComing) leave();
                boolean fits =
                        addresses.bodies(address) < mostPerAddress
                                && addresses.fits(address, bytes + more)
                                && (key.equals(NOBODY)
                                        ? anonymous + bytes + more <= most / 8
                                        : keys.fits(key, bytes + more))
                                && coming + bytes + more <= most / 4 * 3;
                if (isComing || fits) {
                    isComing = true;
                    enter(fits ? bytes + more : bytes);
                }
                return fits;
            }
        }

        private void enter() {
            enter(bytes);
        }

        private void enter(long size) {
            coming += size;
            addresses.add(address, 1, size);
            if (key.equals(NOBODY)) anonymous += size;
            else keys.add(key, 1, size);
        }

        private void leave() {
            coming -= bytes;
            addresses.add(address, -1, -bytes);
            if (key.equals(NOBODY)) anonymous -= bytes;
            else keys.add(key, -1, -bytes);
        }
    }

    /// What somebody has of something; guarded by the [InFlight].
    private static final class Shares {

        private final long share;
        private final Map<String, Share> taken = new HashMap<>();

        private record Share(int bodies, long bytes) {}

        private static final Share NONE = new Share(0, 0);

        Shares(long share) {
            this.share = share;
        }

        int bodies(String who) {
            return taken.getOrDefault(who, NONE).bodies;
        }

        /// A single body may be larger than the share: it has a limit of its own.
        boolean fits(String who, long more) {
            var now = taken.getOrDefault(who, NONE);
            return now.bodies == 0 || now.bytes + more <= share;
        }

        void add(String who, int bodies, long bytes) {
            var now = taken.getOrDefault(who, NONE);
            var next = new Share(now.bodies + bodies, now.bytes + bytes);
            if (next.bodies == 0) taken.remove(who);
            else taken.put(who, next);
        }
    }
}
