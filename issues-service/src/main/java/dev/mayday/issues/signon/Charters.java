package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.Providers;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The providers of this installation with what it makes of their people. Empty without settings:
/// nothing of single sign-on runs then.
record Charters(Providers providers, List<Charter> all) {

    Charters {
        all = List.copyOf(all);
    }

    /// A provider, and what is made of its people.
    record Party(Provider provider, Charter charter) {}

    Optional<Party> named(@Nullable String name) {
        return providers.named(name).map(this::party);
    }

    Optional<Party> withIssuer(@Nullable String issuer) {
        return providers.withIssuer(issuer).map(this::party);
    }

    Reach reach(Charter charter) {
        return new Reach(all.size() == 1, charter.organizations());
    }

    /// Issuers of providers with another reach. With what one of them gives an account, the people
    /// of the other would come in too: none joins what such a one vouched for.
    List<String> strangers(Charter charter) {
        return parties().stream()
                .filter(other -> !reach(other.charter()).equals(reach(charter)))
                .map(other -> other.provider().issuer())
                .toList();
    }

    List<Party> parties() {
        return providers.all().stream().map(this::party).toList();
    }

    private Party party(Provider provider) {
        return all.stream()
                .filter(charter -> charter.provider().equals(provider.name()))
                .map(charter -> new Party(provider, charter))
                .findFirst()
                .orElseThrow();
    }

    /// Read once, at start, so that a setting that cannot be used is told there.
    @Singleton
    static class Producer {

        /// Before anything waits for the database.
        void check(
                @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
                Charters charters,
                SignOnConfig known) {}

        @Produces
        @Singleton
        Charters charters(Config config) {
            return of(key -> config.getOptionalValue(key, String.class).orElse(null));
        }
    }

    static Charters of(UnaryOperator<@Nullable String> lookup) {
        return new Charters(
                Providers.of(lookup),
                Providers.settings(lookup).stream().map(Charter::of).toList());
    }
}
