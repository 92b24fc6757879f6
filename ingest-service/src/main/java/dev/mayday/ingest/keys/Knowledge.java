package dev.mayday.ingest.keys;

import dev.mayday.contracts.ingest.ClientKey;

/// What is known of a key.
public sealed interface Knowledge {

    record Known(ClientKey key) implements Knowledge {}

    record Unknown() implements Knowledge {}

    /// issues-service cannot be asked: whoever needs to know must look later.
    record CannotTell() implements Knowledge {}
}
