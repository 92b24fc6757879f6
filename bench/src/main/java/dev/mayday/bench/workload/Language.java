package dev.mayday.bench.workload;

/// The platforms in the workload and how their SDKs name themselves.
public enum Language {
    PYTHON("python", "sentry.python.django", "2.75.0"),
    JAVA("java", "sentry.java.spring-boot.jakarta", "8.62.0"),
    JAVASCRIPT("javascript", "sentry.javascript.browser", "11.12.0");

    private final String platform;
    private final String sdk;
    private final String version;

    Language(String platform, String sdk, String version) {
        this.platform = platform;
        this.sdk = sdk;
        this.version = version;
    }

    String platform() {
        return platform;
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
