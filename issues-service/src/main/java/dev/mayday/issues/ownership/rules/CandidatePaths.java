package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.event.model.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The paths by which a frame may be found in a repository (semantics 9.3), with forward slashes.
final class CandidatePaths {

    private CandidatePaths() {}

    /// In the order of 9.3, each once.
    ///
    /// @param platform of the event
    static List<String> of(Frame frame, String platform, List<CodeMapping> mappings) {
        var paths = new LinkedHashSet<String>();
        add(paths, slashed(frame.filename()));
        add(paths, slashed(frame.absPath()));
        add(paths, ofPlatform(frame, frame.platformIn(platform)));
        for (var path : List.copyOf(paths)) add(paths, CodeMapping.mapped(path, mappings));
        return new ArrayList<>(paths);
    }

    /// Of a path that somebody wrote.
    static List<String> of(String path, List<CodeMapping> mappings) {
        var slashed = path.replace('\\', '/');
        var paths = new LinkedHashSet<String>();
        add(paths, slashed);
        add(paths, CodeMapping.mapped(slashed, mappings));
        return new ArrayList<>(paths);
    }

    private static void add(LinkedHashSet<String> paths, @Nullable String path) {
        if (path != null && !path.isEmpty()) paths.add(path);
    }

    static @Nullable String slashed(@Nullable String path) {
        return path == null ? null : path.replace('\\', '/');
    }

    private static @Nullable String ofPlatform(Frame frame, String platform) {
        var path = slashed(frame.absPath() == null ? frame.filename() : frame.absPath());
        return switch (platform) {
            case "java", "kotlin" -> ofClass(frame.module(), frame.filename());
            case "cocoa", "swift", "objc" -> path == null ? null : below(frame.packageName(), path);
            case "javascript", "node" -> path == null ? null : ofScript(path);
            case "dart" -> path == null ? null : ofDart(path);
            default -> null;
        };
    }

    /// `com.acme.shop.Cart$Line` and `Cart.java` are `com/acme/shop/Cart.java`.
    private static @Nullable String ofClass(@Nullable String module, @Nullable String file) {
        if (module == null || file == null || file.indexOf('/') >= 0) return null;
        int end = module.lastIndexOf('.');
        return end < 0 ? file : module.substring(0, end).replace('.', '/') + "/" + file;
    }

    private static @Nullable String below(@Nullable String packageName, String path) {
        if (packageName == null || packageName.isEmpty()) return null;
        var image = packageName.replace('\\', '/');
        var name = image.substring(image.lastIndexOf('/') + 1);
        if (name.isEmpty()) return null;
        int at = path.indexOf("/" + name + "/");
        return at < 0 ? null : path.substring(at + 1);
    }

    private static @Nullable String ofScript(String path) {
        if (path.startsWith("app:///")) return path.substring("app:///".length());
        if (!path.startsWith("webpack://")) return null;
        int namespaceEnd = path.indexOf('/', "webpack://".length());
        if (namespaceEnd < 0) return null;
        var rest = path.substring(namespaceEnd + 1);
        return rest.startsWith("./") ? rest.substring(2) : rest;
    }

    private static @Nullable String ofDart(String path) {
        if (!path.startsWith("package:")) return null;
        int name = path.indexOf('/');
        return name < 0 ? null : path.substring(name + 1);
    }
}
