package dev.mayday.ui.account;

import java.util.List;
import java.util.Map;

/// What a browser says of itself, in words: "Firefox on Linux". As untrusted as whoever sent it,
/// and only as exact as people need it to know their own.
final class BrowserWords {

    /// Those that also call themselves something else come first.
    private static final List<Map.Entry<String, String>> BROWSERS =
            List.of(
                    Map.entry("Edg", "Edge"),
                    Map.entry("OPR/", "Opera"),
                    Map.entry("SamsungBrowser", "Samsung Internet"),
                    Map.entry("Firefox", "Firefox"),
                    Map.entry("FxiOS", "Firefox"),
                    Map.entry("HeadlessChrome", "Chrome without a window"),
                    Map.entry("CriOS", "Chrome"),
                    Map.entry("Chrome", "Chrome"),
                    Map.entry("Safari", "Safari"),
                    Map.entry("curl", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Android", "Android"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS X", "macOS"),
                    Map.entry("CrOS", "ChromeOS"),
                    Map.entry("Linux", "Linux"));

    private BrowserWords() {}

    static String of(String agent) {
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        if (browser.isEmpty())
            return system.isEmpty() ? "An unknown browser" : "A browser on " + system;
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<Map.Entry<String, String>> known, String agent) {
        return known.stream()
                .filter(one -> agent.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
