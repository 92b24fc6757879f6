package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.Explanation.LeftOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one exception gives to a key by itself (grouping 2.7).
///
/// @param type null when it is absent or made up by the SDK
/// @param frames the frames among the entries
record ExceptionKey(
        @Nullable String type,
        List<KeyEntry> entries,
        List<KeyEntry> frames,
        List<List<String>> full,
        Evidence evidence,
        boolean strong,
        @Nullable Integer exception,
        List<LeftOut> leftOut) {

    List<List<String>> key() {
        return KeyEntry.key(entries);
    }
}
