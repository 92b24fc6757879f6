package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.issues.organization.BaseUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A client key as the API shows it. There is no secret half; the public one stands for it.
record KeyJson(
        String id,
        String name,
        String label,
        @JsonProperty("public") String publicKey,
        String secret,
        long projectId,
        boolean isActive,
        @Nullable Object rateLimit,
        Addresses dsn,
        Instant dateCreated,
        @Nullable String browserSdkVersion) {

    /// Where to send what.
    record Addresses(
            @JsonProperty("public") String publicDsn,
            String secret,
            String csp,
            String security,
            String minidump,
            String unreal,
            String cdn) {}

    static KeyJson of(Key key, long project, BaseUrl baseUrl) {
        var publicKey = key.publicKey();
        var api = baseUrl.at("/api/" + project);
        var byKey = "/?sentry_key=" + publicKey;
        return new KeyJson(
                publicKey,
                key.label(),
                key.label(),
                publicKey,
                publicKey,
                project,
                key.active(),
                null,
                new Addresses(
                        key.dsn(),
                        key.dsn(),
                        api + "/csp-report" + byKey,
                        api + "/security" + byKey,
                        api + "/minidump" + byKey,
                        api + "/unreal/" + publicKey + "/",
                        ""),
                key.created(),
                null);
    }
}
