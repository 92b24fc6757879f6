package dev.mayday.ingest.reading;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Decoding;
import dev.mayday.wire.ItemFamily;
import dev.mayday.wire.Limits;
import dev.mayday.wire.SpooledEnvelope.Endpoint;
import java.util.Base64;
import java.util.List;

/// Reads what comes to `/store/`: a JSON event, perhaps in base64, perhaps in zlib in base64. What
/// is stored is JSON in a [ContentEncoding], so nobody after us needs to know of base64.
public final class StoreReader {

    private static final Refusal EMPTY = new Refusal.BadEnvelope("empty request body", List.of());

    private final long most;

    public StoreReader(Limits limits) {
        this.most = limits.of(ItemFamily.EVENT).each();
    }

    public Reading.Done read(byte[] body, ContentEncoding encoding) {
        if (body.length == 0) return new Reading.Refused(EMPTY);
        return switch (Decoding.decode(encoding, body, most)) {
            case Decoding.Decoded.Failed(var because) -> refused(because);
            case Decoding.Decoded.Bytes(var bytes) when bytes.length == 0 ->
                    new Reading.Refused(EMPTY);
            case Decoding.Decoded.Bytes(var bytes) when looksLikeJson(bytes) ->
                    json(bytes, body, encoding);
            case Decoding.Decoded.Bytes(var bytes) -> base64(bytes);
        };
    }

    private Reading.Done base64(byte[] text) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(standard(text));
        } catch (IllegalArgumentException neither) {
            return new Reading.Refused(new Refusal.BadJson("neither an object nor base64"));
        }
        if (looksLikeJson(bytes)) return json(bytes, bytes, ContentEncoding.IDENTITY);
        return switch (Decoding.decode(ContentEncoding.DEFLATE, bytes, most)) {
            case Decoding.Decoded.Failed(Decoding.Result.Corrupt _) ->
                    new Reading.Refused(new Refusal.BadJson("neither an object nor base64"));
            case Decoding.Decoded.Failed(var because) -> refused(because);
            case Decoding.Decoded.Bytes(var json) -> json(json, bytes, ContentEncoding.DEFLATE);
        };
    }

    /// Letters of the alphabet for URLs become those of the usual one.
    private static byte[] standard(byte[] base64) {
        var text = base64.clone();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '-') text[i] = '+';
            else if (text[i] == '_') text[i] = '/';
        }
        return text;
    }

    private static Reading.Done json(byte[] json, byte[] body, ContentEncoding encoding) {
        var objection = EventJson.objection(json);
        if (objection != null) return new Reading.Refused(new Refusal.BadJson(objection));
        var id = EventJson.eventId(json, 0, json.length);
        return new Reading.Readable(Endpoint.STORE, body, encoding, id, true, null);
    }

    private static boolean looksLikeJson(byte[] bytes) {
        int at = bytes.length > 2 && bytes[0] == (byte) 0xEF ? 3 : 0;
        while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') at++;
        return at < bytes.length && bytes[at] == '{';
    }

    private static Reading.Done refused(Decoding.Result because) {
        return new Reading.Refused(refusal(because));
    }

    static Refusal refusal(Decoding.Result because) {
        return switch (because) {
            case Decoding.Result.TooLarge(long limit) -> new Refusal.ContentTooLarge(limit);
            case Decoding.Result.TooDense(int times) -> new Refusal.ContentTooDense(times);
            case Decoding.Result.Corrupt(String cause) -> new Refusal.Undecodable(cause);
            case Decoding.Result.Unavailable(var missing) ->
                    new Refusal.UnsupportedEncoding(missing);
            case Decoding.Result.Complete _ -> throw new IllegalStateException("decoded");
        };
    }
}
