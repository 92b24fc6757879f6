package dev.mayday.issues.api.internal;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Keeps the memory of flushes short.
@ApplicationScoped
class LedgerHousekeeping {

    private final OutcomeLedger ledger;

    LedgerHousekeeping(OutcomeLedger ledger) {
        this.ledger = ledger;
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> sweep() {
        return ledger.forgetFlushesOfYesterday();
    }
}
