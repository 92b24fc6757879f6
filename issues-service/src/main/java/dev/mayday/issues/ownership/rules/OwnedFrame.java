package dev.mayday.issues.ownership.rules;

import java.util.List;
import java.util.Locale;

/// A frame as rules ask about it.
///
/// @param number 0 is the innermost frame of the main exception
/// @param paths by which it may be found in a repository, hostile text
/// @param lowerPaths the same in lower case
/// @param module in lower case; empty when there is none
/// @param inApp false only when it is known to be none of the application's
public record OwnedFrame(
        int number, List<String> paths, List<String> lowerPaths, String module, boolean inApp) {

    public OwnedFrame {
        paths = List.copyOf(paths);
        lowerPaths = List.copyOf(lowerPaths);
    }

    static OwnedFrame of(int number, List<String> paths, String module, boolean inApp) {
        var lower = paths.stream().map(path -> path.toLowerCase(Locale.ROOT)).toList();
        return new OwnedFrame(number, paths, lower, module.toLowerCase(Locale.ROOT), inApp);
    }

    /// What people call it.
    String shown() {
        return paths.isEmpty() ? module : paths.getFirst();
    }
}
