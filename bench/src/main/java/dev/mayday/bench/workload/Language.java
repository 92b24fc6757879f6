package dev.mayday.bench.workload;

import java.util.Locale;

/// The platforms in the workload and how their SDKs name themselves.
public enum Language {
    PYTHON("sentry.python.django", "2.75.0"),
    JAVA("sentry.java.spring-boot.jakarta", "8.62.0"),
    JAVASCRIPT("sentry.javascript.browser", "11.12.0");

    private final String sdk;
    private final String version;

    Language(String sdk, String version) {
        this.sdk = sdk;
        this.version = version;
    }

    /// As events name it.
    String platform() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sdk() {
        return sdk;
    }

    String version() {
        return version;
    }

    /// As in `sentry_client` and in the user agent of the server SDKs.
    public String client() {
        return sdk + "/" + version;
    }
}
