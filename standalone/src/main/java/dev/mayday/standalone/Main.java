package dev.mayday.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The whole of Mayday in one process: `up`, and the commands that ask a running one for something.
@QuarkusMain
public final class Main {

    /// Longer than requests, the spool and the deliveries together may take to end.
    private static final int STOP_SECONDS = 40;

    private Main() {}

    public static void main(String... arguments) {
        try {
            var options = Options.parse(arguments);
            System.exit(run(Task.of(options), options));
        } catch (Options.Misuse misuse) {
            System.err.println("mayday: " + misuse.getMessage() + "\nTry: ./mayday help");
            System.exit(2);
        } catch (IOException e) {
            System.err.println("mayday: " + e.getMessage());
            System.exit(1);
        }
    }

    /// A command is asked of the running process if there is one; otherwise this process becomes it
    /// for as long as the command takes.
    private static int run(Task task, Options options) throws IOException {
        var directory = DataDirectory.take(options.data());
        if (directory.isEmpty()) return task.againstRunning(options);
        return start(prepare(directory.get(), task.adapt(options)), task);
    }

    private static Installation prepare(DataDirectory directory, Options options)
            throws IOException {
        try {
            return Installation.prepare(directory, options);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static int start(Installation installation, Task task) throws IOException {
        // The database goes last: this hook waits until Quarkus, which has a hook of its own, has
        // ended.
        var ended = new CountDownLatch(1);
        var status = new int[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, installation, status)));
        Application.task = task;
        Application.port = installation.port();
        try {
            Quarkus.run(
                    Application.class,
                    (exitCode, failure) -> {
                        status[0] = exitCode;
                        if (failure != null) reportFailedStart(failure);
                    });
        } finally {
            ended.countDown();
        }
        return status[0];
    }

    /// What a person can set right is said in a sentence; of everything else the whole story goes
    /// to the terminal, as logging may not be up yet.
    private static void reportFailedStart(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException || cause instanceof BindException) {
                System.err.println("mayday: " + cause.getMessage());
                return;
            }
        }
        System.err.println("mayday: the services did not start");
        failure.printStackTrace(System.err);
    }

    /// A JVM that is told to stop ends with 143, whatever its hooks did; who asked politely gets 0
    /// when everything was stopped well.
    private static void end(CountDownLatch ended, Installation installation, int[] status) {
        boolean well = closeAfter(ended, installation);
        System.out.flush();
        Runtime.getRuntime().halt(well ? status[0] : 1);
    }

    private static boolean closeAfter(CountDownLatch ended, Installation installation) {
        try {
            boolean inTime = ended.await(STOP_SECONDS, TimeUnit.SECONDS);
            if (!inTime)
                System.err.println(
                        "mayday: the services did not stop in %d s".formatted(STOP_SECONDS));
            installation.close();
            return inTime;
        } catch (IOException e) {
            System.err.println("mayday: PostgreSQL did not stop: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
