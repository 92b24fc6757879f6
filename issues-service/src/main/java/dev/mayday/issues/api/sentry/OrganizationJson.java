package dev.mayday.issues.api.sentry;

import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import java.time.Instant;
import java.util.List;

/// An organization as the API shows it.
record OrganizationJson(
        String id,
        String slug,
        String name,
        Instant dateCreated,
        Status status,
        boolean isEarlyAdopter,
        boolean require2FA,
        boolean requireEmailVerification,
        List<String> features,
        Links links) {

    record Status(String id, String name) {}

    /// One installation is one region.
    record Links(String organizationUrl, String regionUrl) {}

    static OrganizationJson of(Organization organization, BaseUrl baseUrl) {
        return new OrganizationJson(
                Long.toString(organization.id()),
                organization.slug(),
                organization.name(),
                organization.created(),
                new Status("active", "active"),
                false,
                false,
                false,
                List.of(),
                new Links(baseUrl.at(""), baseUrl.at("")));
    }
}
