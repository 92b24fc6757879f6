package dev.mayday.ui.event;

import java.net.URI;
import java.util.Locale;

/// What an event calls an address. Only http and https may become a link.
final class WebAddress {

    private static final int LONGEST = 2000;

    private WebAddress() {}

    static String orEmpty(String text) {
        if (text.length() > LONGEST) return "";
        var start = text.toLowerCase(Locale.ROOT);
        if (!start.startsWith("http://") && !start.startsWith("https://")) return "";
        try {
            return URI.create(text).getHost() == null ? "" : text;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
