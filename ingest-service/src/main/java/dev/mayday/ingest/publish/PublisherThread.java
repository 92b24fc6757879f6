package dev.mayday.ingest.publish;

import dev.mayday.front.Seldom;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Runs a [Publisher] whenever there is something to do.
public final class PublisherThread {

    private static final Logger LOG = Logger.getLogger(PublisherThread.class);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    private final Seldom complaints = new Seldom(InstantSource.system());
    private final Publisher publisher;
    private final Thread thread;
    private volatile boolean awake;
    private volatile boolean stopping;

    /// @param publisher makes one that calls the given wake
    public PublisherThread(Function<Runnable, Publisher> publisher) {
        this.thread = Thread.ofPlatform().name("mayday-publisher").unstarted(this::run);
        this.publisher = publisher.apply(this::wake);
    }

    public Publisher publisher() {
        return publisher;
    }

    public void start() {
        thread.start();
    }

    /// There may be something to do. From any thread.
    public void wake() {
        if (awake) return;
        awake = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            awake = false;
            var pause = turn();
            if (!awake && !stopping) LockSupport.parkNanos(pause.toNanos());
        }
    }

    private Duration turn() {
        try {
            return publisher.turn();
        } catch (Throwable failed) {
            // Even an Error: without this thread events would be accepted and go nowhere.
            complaints.say(() -> LOG.error("The spool could not be published", failed));
            return AFTER_ERROR;
        }
    }

    /// Lets what is on its way arrive, as long as the patience lasts. What does not arrive is sent
    /// again after the next start.
    public void stop(Duration patience) throws InterruptedException, IOException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!publisher.finish() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
