package dev.mayday.issues.ingestion.read;

/// Counts what a container of logs, spans or metrics holds, `{"items": [{…}, …]}`, while its
/// bytes go by: what its header claims need not be so (protocol 3). By brackets and quotes alone.
final class HeldItems {

    private static final String LIST = "items";

    private final StringBuilder key = new StringBuilder();
    private int count;
    private int depth;
    private boolean isQuoted;
    private boolean isEscaped;

    void take(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            if (isQuoted) quoted(bytes[at]);
            else plain(bytes[at]);
        }
    }

    private void quoted(byte next) {
        if (isEscaped) isEscaped = false;
        else if (next == '\\') isEscaped = true;
        else if (next == '"') isQuoted = false;
        if (isQuoted && depth == 1 && key.length() <= LIST.length()) key.append((char) next);
    }

    private void plain(byte next) {
        switch (next) {
            case '"' -> {
                isQuoted = true;
                if (depth == 1) key.setLength(0);
            }
            case '{', '[' -> {
                if (depth == 2 && next == '{' && LIST.contentEquals(key)) count++;
                depth++;
            }
            case '}', ']' -> depth--;
            default -> {}
        }
    }

    /// 0 when it is no container.
    int count() {
        return count;
    }
}
