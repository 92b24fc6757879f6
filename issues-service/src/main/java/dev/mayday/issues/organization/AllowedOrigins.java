package dev.mayday.issues.organization;

import dev.mayday.issues.Refused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// From which web pages a project takes events (protocol 1.5): `*`, or `[scheme://]host[:port]`
/// with perhaps `*.` before the host. Ingest reads the same.
final class AllowedOrigins {

    private static final int MOST = 100;
    private static final int LONGEST = 255;

    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\*|(?:https?://)?(?:(?:\\*\\.)?%1$s(?:\\.%1$s)*|\\[[0-9a-f:.]{2,45}])(?::(\\d{1,5}))?"
                            .formatted(LABEL));

    private AllowedOrigins() {}

    /// In lower case, each once, without what people copy along: spaces and the slash at the
    /// end.
    ///
    /// @throws Refused 400 that says which one cannot be used and what it must be
    static List<String> checked(List<String> entries) {
        if (entries.size() > MOST) throw refused("at most %d of them".formatted(MOST));
        return entries.stream().map(AllowedOrigins::checked).distinct().toList();
    }

    private static String checked(String entry) {
        var plain = entry.strip().toLowerCase(Locale.ROOT).replaceFirst("(?<=[^/])/$", "");
        if (plain.length() > LONGEST) throw refused("up to %d characters each".formatted(LONGEST));
        var form = ENTRY.matcher(plain);
        boolean usable =
                form.matches()
                        && (form.group(1) == null || Integer.parseInt(form.group(1)) <= 65_535);
        if (!usable) {
            throw refused(
                    "'%s' is none; write *, example.com, *.example.com or https://example.com:8443, without a path"
                            .formatted(shown(plain)));
        }
        return plain;
    }

    private static String shown(String text) {
        var safe = text.replaceAll("\\p{Cntrl}", "?");
        return safe.length() > 80 ? safe.substring(0, 79) + "…" : safe;
    }

    private static Refused refused(String because) {
        return Refused.invalid("allowedOrigins: " + because);
    }
}
