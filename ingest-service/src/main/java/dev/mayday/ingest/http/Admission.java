package dev.mayday.ingest.http;

import dev.mayday.ingest.keys.Knowledge;
import dev.mayday.wire.Dsn;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/// Asks whether a key is good for one request. While issues-service is being asked, the request
/// waits and nothing of its body is read.
///
/// @param address of the client
record Admission(
        Reception reception,
        HttpServerRequest request,
        Route route,
        Context context,
        String address) {

    /// @param then runs at once when the key is known, and else on the request's event loop
    void of(String publicKey, Consumer<Principal.Verdict> then) {
        var known = reception.keys().known(publicKey, address);
        if (known != null) {
            then.accept(judge(publicKey, known));
            return;
        }
        request.pause();
        reception
                .keys()
                .ask(publicKey)
                .thenAccept(
                        told ->
                                context.runOnContext(
                                        _ -> resumeWith(judge(publicKey, told), then)));
    }

    /// The key that an envelope names in its header.
    void of(Dsn dsn, Consumer<Principal.Verdict> then) {
        var key = Credentials.canonicalKey(dsn.publicKey());
        if (key == null) then.accept(Principal.badKey());
        else of(key, then);
    }

    private void resumeWith(Principal.Verdict verdict, Consumer<Principal.Verdict> then) {
        then.accept(verdict);
        request.resume();
    }

    private Principal.Verdict judge(String publicKey, Knowledge knowledge) {
        return Principal.judge(
                route,
                publicKey,
                knowledge,
                RequestHead.header(request, "Origin"),
                RequestHead.header(request, "Referer"));
    }
}
