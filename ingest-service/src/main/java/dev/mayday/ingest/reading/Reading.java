package dev.mayday.ingest.reading;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.EnvelopeHeader;
import dev.mayday.wire.SpooledEnvelope.Endpoint;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found in a body.
public sealed interface Reading {

    /// It has been read.
    sealed interface Done extends Reading {}

    /// It can be stored.
    ///
    /// @param endpoint how the body is to be read later
    /// @param body as it is to be stored
    /// @param encoding of that
    /// @param eventId from header or payload; null when neither has one
    /// @param needsId whether there is something that an id belongs to
    /// @param header null for `/store/`
    record Readable(
            Endpoint endpoint,
            byte[] body,
            ContentEncoding encoding,
            @Nullable UUID eventId,
            boolean needsId,
            @Nullable EnvelopeHeader header)
            implements Done {}

    /// Several that are stored each by itself.
    record Several(List<Readable> all) implements Done {
        public Several {
            all = List.copyOf(all);
        }
    }

    record Refused(Refusal because) implements Done {}

    /// More comes out of it than may be decoded on the event loop.
    record TooMuchForNow() implements Reading {}
}
