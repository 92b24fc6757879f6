package dev.mayday.ui.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address on this server. Whatever could lead a browser elsewhere becomes `/`.
public final class LocalPath {

    /// One slash, then neither slash nor backslash (browsers read `/\host` as another host), and no
    /// control characters.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E]{0,8000}");

    private LocalPath() {}

    public static String orRoot(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : "/";
    }

    /// A text as one piece of an address.
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
