package dev.mayday.ingest;

import java.util.List;

/// Why a request is not accepted (protocol 1.4). What each one means in HTTP stands in
/// `ErrorResponse`, what it is counted as in `Reasons`.
public sealed interface Refusal {

    record NoCredentials() implements Refusal {}

    /// Two different keys.
    record SeveralKeys() implements Refusal {}

    /// Credentials that cannot be read.
    record BadCredentials() implements Refusal {}

    record UnsupportedVersion() implements Refusal {}

    /// The key is not 32 hex digits.
    record BadKey() implements Refusal {}

    /// Parameters that cannot be decoded.
    record BadQuery() implements Refusal {}

    /// The project in the path is not a positive number.
    record BadProject() implements Refusal {}

    record UnknownKey() implements Refusal {}

    /// The key cannot be verified at the moment, and enough is taken on trust already.
    record Unverifiable() implements Refusal {}

    record DisabledKey() implements Refusal {}

    /// The key belongs to another project.
    record OtherProject() implements Refusal {}

    record ForeignOrigin() implements Refusal {}

    /// @param allowed methods, as the header `Allow` has them
    record WrongMethod(String allowed) implements Refusal {}

    /// As it comes.
    record BodyTooLarge(long limit) implements Refusal {}

    /// Once decoded.
    record ContentTooLarge(long limit) implements Refusal {}

    /// Decoded it is more than so many times what came.
    record ContentTooDense(int times) implements Refusal {}

    /// @param itemType as sent
    record ItemTooLarge(String itemType) implements Refusal {}

    /// @param encoding as sent
    record UnsupportedEncoding(String encoding) implements Refusal {}

    /// Of a content type that this way in does not take.
    record UnsupportedType() implements Refusal {}

    record Undecodable(String cause) implements Refusal {}

    /// Not an envelope, or not of this key and project.
    record BadEnvelope(String detail, List<String> causes) implements Refusal {
        public BadEnvelope {
            causes = List.copyOf(causes);
        }

        /// Its first line is none.
        public static BadEnvelope header() {
            return new BadEnvelope("invalid event envelope", List.of("invalid envelope header"));
        }
    }

    /// Not a JSON event; for `/store/` only.
    record BadJson(String cause) implements Refusal {}

    record TooSlow() implements Refusal {}

    /// Too much is in memory.
    record Overloaded() implements Refusal {}

    /// No room on disk.
    record SpoolFull() implements Refusal {}

    /// Through a fault of ours.
    record Internal() implements Refusal {}

    /// Stopping, or the disk has failed.
    record Closing() implements Refusal {}
}
