package dev.mayday.e2e;

import java.net.URI;

/// A running Mayday, however its services are spread over processes. All of it is behind one
/// origin.
interface Deployment extends AutoCloseable {

    String ADMIN_EMAIL = "admin@example.com";
    String ADMIN_PASSWORD = "correct horse battery";
    String DSN_KEY = "e12d836b15bb49d7bbf99e64295d995b";

    /// The origin: SDKs, web API and dashboard.
    URI origin();

    /// DSN of the first project.
    default String dsn() {
        return "http://%s@%s/1".formatted(DSN_KEY, origin().getAuthority());
    }

    /// An API token that may read and change everything.
    String token();

    @Override
    void close() throws Exception;

    default WebApi api() {
        return new WebApi(origin(), token());
    }

    default EventSender sender() {
        return new EventSender(origin(), DSN_KEY, projectId());
    }

    default String projectId() {
        return URI.create(dsn()).getPath().substring(1);
    }
}
