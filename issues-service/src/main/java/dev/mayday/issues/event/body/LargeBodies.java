package dev.mayday.issues.event.body;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Keeps the memory that reading events takes within bounds, whoever reads them: as objects the
/// JSON of one takes a multiple.
public final class LargeBodies {

    /// Of JSON, in bytes.
    private static final int LARGE = 200_000;

    private static final Lock ONE = new ReentrantLock();

    private LargeBodies() {}

    /// While a large one is in use, no other is. To be called where it may be waited.
    ///
    /// @param length of the JSON, in bytes
    /// @param use keeps nothing of the tree
    public static <T> T inTurn(int length, Supplier<T> use) {
        if (length <= LARGE) return use.get();
        ONE.lock();
        try {
            return use.get();
        } finally {
            ONE.unlock();
        }
    }
}
