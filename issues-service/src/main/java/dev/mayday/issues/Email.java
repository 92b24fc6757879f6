package dev.mayday.issues;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an address of e-mail may be, whoever says it: a person, or a provider about one.
public final class Email {

    public static final int LONGEST = 320;

    /// Accounts without an address have one at such a host (RFC 2606): nobody else has one.
    private static final Pattern NOWHERE = Pattern.compile("(?s).*[@.]invalid");

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),;:\\\\\\[\\]]{1,64}@[^\\s@<>\"(),;:\\\\\\[\\]]{1,255}");

    private Email() {}

    /// @throws Refused 400
    public static String typed(@Nullable String typed) {
        var email = typed == null ? "" : typed.strip();
        if (isNowhere(email)) {
            throw Refused.invalid("email: no mail reaches an address that ends in .invalid");
        }
        if (isAddress(email)) return email;
        throw Refused.invalid("email: an address such as ana@example.com");
    }

    /// Null when it is none that somebody may have here.
    public static @Nullable String told(String said) {
        var email = said.strip();
        return isAddress(email) && !isNowhere(email) ? email : null;
    }

    private static boolean isAddress(String email) {
        return email.length() <= LONGEST
                && ADDRESS.matcher(email).matches()
                && OneLine.isPlain(email)
                && !Scripts.areMixed(email);
    }

    private static boolean isNowhere(String email) {
        return NOWHERE.matcher(email.toLowerCase(Locale.ROOT)).matches();
    }
}
