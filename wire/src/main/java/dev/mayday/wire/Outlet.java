package dev.mayday.wire;

/// Where decoded bytes leave: counts them, and closes at the limit or when they are too many for
/// what went in.
final class Outlet {

    /// No honest body of some size shrinks so much.
    static final int MAX_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 16 << 20;

    private final long encodedSize;
    private final long limit;
    private final Decoding.Sink sink;
    private long written;
    private boolean overLimit;
    private boolean overRatio;

    Outlet(long encodedSize, long limit, Decoding.Sink sink) {
        this.encodedSize = encodedSize;
        this.limit = limit;
        this.sink = sink;
    }

    /// False when no more must come.
    boolean write(byte[] bytes, int offset, int length) {
        written += length;
        overLimit = written > limit;
        overRatio = written > RATIO_MATTERS_FROM && written / MAX_RATIO > encodedSize;
        return !overLimit && !overRatio && (length == 0 || sink.accept(bytes, offset, length));
    }

    Decoding.Result result() {
        // Whatever is over the limit would be so in any packing: that is said first.
        if (overLimit) return new Decoding.Result.TooLarge(limit);
        if (overRatio) return new Decoding.Result.TooDense(MAX_RATIO);
        return new Decoding.Result.Complete(written);
    }
}
