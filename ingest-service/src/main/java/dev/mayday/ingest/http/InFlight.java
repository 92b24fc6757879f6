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
/// What bodies are unpacked to has half as much of its own. Beyond that a quarter is kept for those
/// that are small beside it, an address at most half of that quarter, a key three quarters; and one
/// that is larger than the share of an address may go beyond by itself. So it is as much as the
/// memory for bodies in all, and bombs keep only each other out.
final class InFlight {

    private static final String NOBODY = "";

    private final long most;
    private final int mostPerAddress;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final Shares addresses;
    private final Shares keys;
    private final long unpackedShare;
    private final Shares unpackedAddresses;
    private final Shares unpackedKeys;
    private long coming;
    private long anonymous;
    private long unpacked;
    private long unpackedInShares;
    private int beyondTheirShare;
    private volatile boolean closed;

    /// @param most bytes that may be in memory
    /// @param mostPerAddress bodies of one address that may be coming at a time
    InFlight(long most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
        this.addresses = new Shares(most / 4);
        this.keys = new Shares(most / 2);
        this.unpackedShare = most / 8;
        this.unpackedAddresses = new Shares(unpackedShare);
        this.unpackedKeys = new Shares(most / 16 * 3);
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

        /// The body has come, and waits for others to be unpacked: until [#whole] it counts as one
        /// that is still coming. False when that would be too much.
        boolean mayWait() {
            return share(0, false);
        }

        /// Before so much more is unpacked, on whatever thread; false when that would be too much.
        boolean unpack(long more) {
            synchronized (InFlight.this) {
                long before = unpackedBytes;
                countUnpacked(0);
                boolean fits = fitsUnpacked(before + more);
                countUnpacked(fits ? before + more : before);
                return fits;
            }
        }

        private boolean fitsUnpacked(long size) {
            long inShare = Math.min(size, unpackedShare);
            if (!unpackedAddresses.fits(address, inShare)) return false;
            if (!unpackedKeys.fits(key, inShare)) return false;
            if (unpacked + size <= most / 2) return true;
            return size > unpackedShare
                    ? beyondTheirShare == 0 && unpacked <= most / 4
                    : unpackedInShares + size <= most / 4;
        }

        private void countUnpacked(long size) {
            countUnpacked(unpackedBytes, -1);
            countUnpacked(size, 1);
            unpackedBytes = size;
        }

        private void countUnpacked(long size, int sign) {
            if (size == 0) return;
            long inShare = Math.min(size, unpackedShare);
            unpacked += sign * size;
            unpackedInShares += sign * inShare;
            if (size > unpackedShare) beyondTheirShare += sign;
            unpackedAddresses.add(address, sign, sign * inShare);
            unpackedKeys.add(key, sign, sign * inShare);
        }

        void end() {
            whole();
            synchronized (InFlight.this) {
                countUnpacked(0);
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
