package dev.mayday.standalone;

import dev.mayday.contracts.issues.AdministrationApi.BreakGlass;

/// What a person at the server reads who makes a password for break-glass.
final class BreakGlassText {

    private BreakGlassText() {}

    static String of(BreakGlass pass) {
        var text =
                new StringBuilder(
                        "\nBreak-glass: works once, within an hour, and tells all owners.\n\n");
        line(text, "Open", pass.url());
        line(text, "Password", pass.password());
        var secret = pass.secret();
        if (secret == null) {
            line(text, "Code", "of your authenticator (lost it: ./mayday break-glass anew)");
        } else {
            line(text, "Secret", secret + "  (shown once; give it to an authenticator)");
            line(
                    text,
                    "or as",
                    "otpauth://totp/Mayday:%s?secret=%s&issuer=Mayday"
                            .formatted(pass.account(), secret));
        }
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-10s %s%n".formatted(name, value));
    }
}
