package dev.mayday.ui.signon;

import dev.mayday.contracts.signon.Provider;
import org.jboss.logging.Logger;

/// Writes a line for each sign-in through a provider that ended on a page of ours, so that who
/// runs the server finds what a person saw. On one line, without claims and tokens.
final class FailedSignIns {

    private static final Logger LOG = Logger.getLogger(FailedSignIns.class);

    private static final int LONGEST = 300;

    private FailedSignIns() {}

    /// @param trouble the name of a [Trouble], or `DENIED`
    /// @param why as hostile as what the provider or the browser sent
    static void write(Provider provider, String trouble, String why) {
        LOG.warnf(
                "sign-in through a provider failed provider=%s trouble=%s why=%s",
                provider.name(), trouble, harmless(why));
    }

    /// The innermost words.
    static String why(Throwable failure) {
        var innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }

    /// Tokens are three long parts with dots.
    private static String harmless(String why) {
        var words =
                why.replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .replaceAll("\\{[^}]*\\}*", "{…}")
                        .replaceAll("[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*", "…");
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
