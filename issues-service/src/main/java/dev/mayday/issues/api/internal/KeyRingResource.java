package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.issues.ledger.OutcomeLedger;
import dev.mayday.issues.organization.KeyRing;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// [KeyRingApi] for ingest.
@Admits(Who.SERVICE)
class KeyRingResource implements KeyRingApi {

    private final KeyRing keys;
    private final OutcomeLedger ledger;

    KeyRingResource(KeyRing keys, OutcomeLedger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    @Override
    public Uni<List<ClientKey>> keys(String bearer) {
        return keys.all();
    }

    @Override
    public Uni<ClientKey> key(String bearer, String publicKey) {
        return keys.one(publicKey);
    }

    @Override
    public Uni<Void> record(String bearer, OutcomeFlush flush) {
        return ledger.record(flush);
    }
}
