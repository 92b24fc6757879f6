package dev.mayday.issues.grouping.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the SDK itself decided about grouping. An empty fingerprint is none.
public record ClientChoice(@Nullable String checksum, List<String> fingerprint) {

    public static final ClientChoice NONE = new ClientChoice(null, List.of());

    public ClientChoice {
        fingerprint = List.copyOf(fingerprint);
    }
}
