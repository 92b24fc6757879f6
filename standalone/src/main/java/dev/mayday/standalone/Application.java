package dev.mayday.standalone;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What happens once all services are up: the task of the command line.
public final class Application implements QuarkusApplication {

    static @Nullable Task task;
    static int port;

    @Override
    public int run(String... arguments) {
        try {
            return task == null ? 1 : task.whenUp(port);
        } catch (IOException e) {
            var why = e.getMessage();
            System.err.println("mayday: " + (why == null ? "stopped before it was done" : why));
            return 1;
        }
    }
}
