package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.Vector.EVENT;
import static dev.mayday.ingest.http.Vector.encoded;
import static dev.mayday.ingest.http.Vector.ok;
import static dev.mayday.ingest.http.Vector.vector;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;

/// Protocol 13.2: how a body may be encoded and framed by HTTP.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class EncodingVectorsTest extends Vectors {

    static Stream<Vector> vectors() {
        return Stream.of(
                ok("B1 gzip", r -> encoded(r, "gzip", Envelopes.gzip(EVENT))),
                ok("B1 x-gzip", r -> encoded(r, "X-GZIP", Envelopes.gzip(EVENT))),
                ok("B2 deflate", r -> encoded(r, "deflate", Envelopes.zlib(EVENT))),
                ok("B3 br", r -> encoded(r, "br", Envelopes.brotli(EVENT))),
                ok("B4 zstd", r -> encoded(r, "zstd", Envelopes.zstd(EVENT))),
                ok("B5 empty", r -> encoded(r, "", Envelopes.plain(EVENT))),
                ok("B5 identity", r -> encoded(r, "identity", Envelopes.plain(EVENT))),
                ok("B5 utf-8", r -> encoded(r, "UTF-8", Envelopes.plain(EVENT))),
                ok("B6 raw deflate", r -> encoded(r, "deflate", Envelopes.rawDeflate(EVENT))),
                noGzip("B7", Envelopes.plain(EVENT)),
                vector("B8", 415, "lzma", r -> encoded(r, "lzma", Envelopes.plain(EVENT))),
                vector(
                        "B8 nested",
                        415,
                        "gzip? gzip",
                        r -> encoded(r, "gzip, gzip", Envelopes.plain(EVENT))),
                vector(
                        "B9 bomb",
                        413,
                        "request body shrinks to less than a 200th when it is compressed; send it"
                                + " uncompressed, or compressed less",
                        r -> encoded(r, "gzip", Envelopes.bomb())),
                ok("B10 chunked", r -> r.key(K).chunked().body(EVENT)),
                ok(
                        "B11 text",
                        r ->
                                r.key(K)
                                        .header("Content-Type", "text/plain;charset=UTF-8")
                                        .body(EVENT)),
                ok(
                        "B11 form",
                        r ->
                                r.key(K)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .body(EVENT)),
                ok(
                        "B11 multipart",
                        r -> r.key(K).header("Content-Type", "multipart/form-data").body(EVENT)),
                vector("B12", 400, "empty request body", r -> r.key(K)),
                vector("B12 gzip", 400, "empty request body", r -> encoded(r, "gzip", new byte[0])),
                ok("B13 members", r -> encoded(r, "gzip", Envelopes.inTwoMembers(EVENT))),
                noGzip("B14", Envelopes.truncated(EVENT)),
                ok("100-continue", r -> r.key(K).header("Expect", "100-continue").body(EVENT)));
    }

    private static Vector noGzip(String name, byte[] body) {
        return vector(name, 400, "content encoding", r -> encoded(r, "gzip", body));
    }
}
