package dev.mayday.ui.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address on this server. Whatever could lead a browser elsewhere becomes `/`.
public final class LocalPath {

    /// One slash, then neither slash nor backslash (browsers read `/\host` as another host), and no
    /// control characters.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E]{0,2000}");

    private LocalPath() {}

    public static String orRoot(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : "/";
    }
}
