package dev.mayday.wire;

import java.util.List;

/// What came of cutting an envelope into its parts.
public sealed interface Framing {

    /// It is well-formed. Items come in the order of the wire.
    record Envelope(EnvelopeHeader header, List<EnvelopeItem> items) implements Framing {
        public Envelope {
            items = List.copyOf(items);
        }
    }

    /// It is not an envelope: 400.
    ///
    /// @param detail the words for `detail` of the answer (protocol 1.4)
    /// @param causes the words for `causes`; may be empty
    record Malformed(String detail, List<String> causes) implements Framing {
        public Malformed {
            causes = List.copyOf(causes);
        }

        static Malformed because(String cause) {
            return new Malformed("invalid event envelope", List.of(cause));
        }

        static Malformed empty() {
            return new Malformed("empty request body", List.of());
        }
    }

    /// An item is over the limits of its type, alone or together with others: 413.
    ///
    /// @param itemType as sent; empty when the item has none
    record TooLarge(String itemType) implements Framing {}
}
