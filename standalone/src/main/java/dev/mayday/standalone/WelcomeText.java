package dev.mayday.standalone;

import dev.mayday.contracts.issues.AdministrationApi.Welcome;

/// What a person reads when Mayday is up.
final class WelcomeText {

    private WelcomeText() {}

    static String of(Welcome welcome) {
        var text = new StringBuilder("\nMayday is up.\n\n");
        line(text, "Dashboard", welcome.baseUrl());
        line(text, "Sign in", signIn(welcome));
        var dsn = welcome.dsn();
        line(text, "DSN", dsn == null ? "none: all projects are in the bin" : dsn);
        return text.append("\nCtrl-C stops it. Your data stay.\n").toString();
    }

    private static String signIn(Welcome welcome) {
        if (!welcome.providers().isEmpty()) {
            return "with %s; while that is away: ./mayday break-glass"
                    .formatted(String.join(" or ", welcome.providers()));
        }
        return welcome.signInUrl() == null
                ? "as before, or get a link with: ./mayday sign-in-link"
                : welcome.signInUrl() + "  (works once)";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-10s %s%n".formatted(name, value));
    }
}
