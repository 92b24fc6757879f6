package dev.mayday.issues;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/// Whether the database has its schema and what must be in it before anything else: a project and
/// its key. Both may come long after the start. A digest that looked between the two would refuse
/// events of a key that is about to be made.
@ApplicationScoped
public class Prepared {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /// To be called when everything is there; once is enough.
    public void now() {
        done.complete(null);
    }

    /// Completes when everything is there, however long that takes.
    public Uni<Void> await() {
        return Uni.createFrom().completionStage(() -> done.thenApply(nothing -> nothing));
    }
}
