package dev.mayday.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How busy the machine is.
public final class Load {

    private Load() {}

    /// Of the last minute; negative where the system does not tell.
    public static double average() {
        try {
            var text = Files.readString(Path.of("/proc/loadavg"));
            return Double.parseDouble(text.substring(0, text.indexOf(' ')));
        } catch (IOException notLinux) {
            return -1;
        }
    }
}
