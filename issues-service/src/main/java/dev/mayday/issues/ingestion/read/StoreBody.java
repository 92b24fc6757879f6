package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Decoding;
import java.util.Base64;

/// Finds the JSON in the body of the old store endpoint: as it is, or base64, or zlib in base64
/// (protocol 2.2).
public final class StoreBody {

    private StoreBody() {}

    /// The body itself when it is none of these; reading it as JSON will say so.
    static byte[] json(byte[] body, long limit) {
        if (startsWithObject(body)) return body;
        try {
            var decoded = Base64.getMimeDecoder().decode(body);
            if (startsWithObject(decoded)) return decoded;
            return Decoding.decode(ContentEncoding.DEFLATE, decoded, limit)
                            instanceof Decoding.Decoded.Bytes inflated
                    ? inflated.bytes()
                    : body;
        } catch (IllegalArgumentException notBase64) {
            return body;
        }
    }

    private static boolean startsWithObject(byte[] bytes) {
        for (var b : bytes) {
            if (b > ' ' || b < 0) return b == '{' || b == (byte) 0xEF;
        }
        return false;
    }
}
