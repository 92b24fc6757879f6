package dev.mayday.issues.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail server beside the service, for the tests of who writes letters.
public class MailServerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable MailServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = MailServer.open();
            return Map.of(
                    "mayday.smtp.host", "127.0.0.1",
                    "mayday.smtp.port", Integer.toString(server.port()),
                    "mayday.smtp.tls", "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        try {
            if (server != null) server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
