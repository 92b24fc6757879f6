package dev.mayday.contracts.signon;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The providers of single sign-on of an installation; none unless `MAYDAY_OIDC_ISSUER` or
/// `MAYDAY_OIDC_PROVIDERS` is set.
public record Providers(List<Provider> all) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final String ONE = "mayday.oidc.";

    public Providers {
        all = List.copyOf(all);
    }

    /// A setting that cannot be used. Says which variable, and what to write.
    public static final class Unusable extends IllegalArgumentException {
        public Unusable(String key, String rule) {
            super("%s (%s) %s".formatted(key, variable(key), rule));
        }

        private static String variable(String key) {
            return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    /// The settings of one provider.
    ///
    /// @param prefix of its keys, ends with a dot
    /// @param lookup a setting by its key; null when it is not given
    public record Settings(String prefix, String name, UnaryOperator<@Nullable String> lookup) {

        public Optional<String> text(String key) {
            return Optional.ofNullable(lookup.apply(prefix + key))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        /// @throws Unusable when it is missing
        public String needed(String key, String example) {
            return text(key).orElseThrow(() -> unusable(key, "is missing. Example: " + example));
        }

        public boolean flag(String key) {
            return switch (text(key).orElse("false").toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw unusable(key, "must be true or false");
            };
        }

        public Unusable unusable(String key, String rule) {
            return new Unusable(prefix + key, rule);
        }
    }

    /// @param lookup a setting by its key; null when it is not given
    /// @throws Unusable with the variable, and what to write
    public static Providers of(UnaryOperator<@Nullable String> lookup) {
        return new Providers(settings(lookup).stream().map(Providers::provider).toList());
    }

    /// The settings of each provider, in the order in which they are offered.
    public static List<Settings> settings(UnaryOperator<@Nullable String> lookup) {
        var all = new ArrayList<Settings>();
        var one = new Settings(ONE, "sso", lookup);
        if (one.text("issuer").isPresent()) {
            all.add(new Settings(ONE, one.text("name").orElse("sso"), lookup));
        }
        for (var name : names(one)) all.add(new Settings(ONE + name + ".", name, lookup));
        var seen = new HashSet<String>();
        for (var each : all) {
            if (!NAME.matcher(each.name()).matches() || !seen.add(each.name())) {
                throw one.unusable(
                        each.prefix().equals(ONE) ? "name" : "providers",
                        "must name each provider once, with lower-case letters, digits and dashes,"
                                + " at most 32. Example: keycloak,entra");
            }
        }
        return List.copyOf(all);
    }

    private static List<String> names(Settings one) {
        return Arrays.stream(one.text("providers").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Provider provider(Settings settings) {
        var titleOtherwise = settings.prefix().equals(ONE) ? "single sign-on" : settings.name();
        return new Provider(
                settings.name(),
                settings.text("title").orElse(titleOtherwise),
                issuer(settings),
                settings.needed("client-id", "mayday"),
                settings.text("client-secret"),
                List.of(settings.text("scopes").orElse("profile email").split("[\\s,]+")),
                settings.flag("user-info"),
                settings.text("contact").orElse("whoever runs this Mayday"));
    }

    private static String issuer(Settings settings) {
        var text = settings.needed("issuer", "https://login.example.com/realms/acme");
        try {
            var uri = new URI(text);
            var web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null) return text;
        } catch (java.net.URISyntaxException noAddress) {
            // said below
        }
        throw settings.unusable(
                "issuer",
                "must be the address of the provider's issuer, without /.well-known/… behind it."
                        + " Example: https://login.example.com/realms/acme");
    }

    public Optional<Provider> named(@Nullable String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public Optional<Provider> withIssuer(@Nullable String issuer) {
        return all.stream().filter(each -> each.issuer().equals(issuer)).findFirst();
    }

    public boolean none() {
        return all.isEmpty();
    }
}
