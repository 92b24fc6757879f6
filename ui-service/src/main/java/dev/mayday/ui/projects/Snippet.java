package dev.mayday.ui.projects;

/// What to type to connect an application: complete, with environment and release, and without
/// personal data.
///
/// @param install one shell line or dependency
/// @param code to run once at start
/// @param tryIt to raise a first error on purpose
record Snippet(String install, String code, String tryIt) {

    static Snippet of(Platform platform, String dsn, String slug) {
        var template = template(platform);
        return new Snippet(
                template.install,
                template.code.replace("DSN", dsn).replace("RELEASE", slug + "@1.0.0"),
                template.tryIt);
    }

    private static Snippet template(Platform platform) {
        return switch (platform) {
            case PYTHON -> new Snippet("pip install sentry-sdk", PYTHON, "1 / 0");
            case NODE -> new Snippet("npm install @sentry/node", NODE, THROW);
            case BROWSER -> new Snippet("npm install @sentry/browser", BROWSER, THROW);
            case JAVA -> new Snippet("implementation(\"io.sentry:sentry:8.+\")", JAVA, JAVA_TRY);
            case GO -> new Snippet("go get github.com/getsentry/sentry-go", GO, GO_TRY);
        };
    }

    private static final String PYTHON =
            """
            import sentry_sdk

            sentry_sdk.init(
                dsn="DSN",
                environment="production",
                release="RELEASE",
                send_default_pii=False,
            )""";
    private static final String INIT =
            """

            Sentry.init({
              dsn: "DSN",
              environment: "production",
              release: "RELEASE",
              sendDefaultPii: false,
            });""";
    private static final String NODE =
            """
            // first lines of the program
            const Sentry = require("@sentry/node");
            """
                    + INIT;
    private static final String BROWSER =
            """
            import * as Sentry from "@sentry/browser";
            """
                    + INIT;
    private static final String JAVA =
            """
            import io.sentry.Sentry;

            Sentry.init(options -> {
                options.setDsn("DSN");
                options.setEnvironment("production");
                options.setRelease("RELEASE");
                options.setSendDefaultPii(false);
            });""";
    private static final String GO =
            """
            err := sentry.Init(sentry.ClientOptions{
            	Dsn:            "DSN",
            	Environment:    "production",
            	Release:        "RELEASE",
            	SendDefaultPII: false,
            })
            if err != nil {
            	log.Fatal(err)
            }
            defer sentry.Flush(2 * time.Second)""";
    private static final String THROW = "setTimeout(() => { throw new Error(\"Hello Mayday\") });";
    private static final String JAVA_TRY =
            "Sentry.captureException(new IllegalStateException(\"Hello Mayday\"));";
    private static final String GO_TRY = "sentry.CaptureException(errors.New(\"Hello Mayday\"))";
}
