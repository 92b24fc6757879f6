package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Sign-ins by provider and result, for operators.
@Singleton
record SignInCount(MeterRegistry meters) {

    void of(Provider provider, Entry entry) {
        count(provider, entry.token() == null ? "denied" : "entered");
    }

    void broken(Provider provider) {
        count(provider, "failed");
    }

    void ended(Provider provider, String why) {
        meters.counter("mayday_provider_sessions_ended", "provider", provider.name(), "why", why)
                .increment();
    }

    private void count(Provider provider, String result) {
        meters.counter("mayday_sign_ins", "provider", provider.name(), "result", result)
                .increment();
    }
}
