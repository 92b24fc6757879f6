package dev.mayday.standalone;

import dev.mayday.contracts.issues.AdministrationApi.Welcome;

/// What a person reads when Mayday is up.
final class WelcomeText {

    private WelcomeText() {}

    static String of(Welcome welcome) {
        var text = new StringBuilder("\nMayday is up.\n\n");
        line(text, "Dashboard", welcome.baseUrl());
        var link = welcome.signInUrl();
        if (link == null)
            line(text, "Sign in", "as before, or get a link with: ./mayday sign-in-link");
        else line(text, "Sign in", link + "  (works once)");
        var dsn = welcome.dsn();
        line(text, "DSN", dsn == null ? "none: all projects are in the bin" : dsn);
        return text.append("\nCtrl-C stops it. Your data stay.\n").toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-10s %s%n".formatted(name, value));
    }
}
