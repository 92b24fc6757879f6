package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.access.Secured;
import dev.mayday.issues.organization.ProjectScrubbing;
import dev.mayday.issues.read.ProjectDirectory;
import dev.mayday.issues.scrub.ScrubSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What of a project can be changed: how its events are scrubbed. Anything else is refused by its
/// name.
@Path("/api/0")
@Secured
class ProjectSettingsResource {

    private static final Set<String> KNOWN =
            Set.of(
                    "dataScrubber",
                    "dataScrubberDefaults",
                    "scrubIPAddresses",
                    "sensitiveFields",
                    "safeFields");

    private final Here here;
    private final ProjectDirectory projects;
    private final ProjectScrubbing scrubbing;

    ProjectSettingsResource(Here here, ProjectDirectory projects, ProjectScrubbing scrubbing) {
        this.here = here;
        this.projects = projects;
        this.scrubbing = scrubbing;
    }

    /// Names as in the Sentry project API.
    record SettingsJson(
            String id,
            String slug,
            boolean dataScrubber,
            boolean dataScrubberDefaults,
            boolean scrubIPAddresses,
            List<String> sensitiveFields,
            List<String> safeFields) {

        static SettingsJson of(long id, String slug, ScrubSettings settings) {
            return new SettingsJson(
                    Long.toString(id),
                    slug,
                    settings.dataScrubber(),
                    settings.dataScrubberDefaults(),
                    settings.scrubIpAddresses(),
                    settings.sensitiveFields(),
                    settings.safeFields());
        }
    }

    @PUT
    @Path("/projects/{organization}/{project}")
    public Uni<SettingsJson> change(
            @RestPath String organization, @RestPath String project, @Nullable JsonNode body) {
        var mine = here.in(organization, Scope.PROJECT_WRITE);
        var change = change(body);
        return projects.find(mine, project)
                .chain(
                        found ->
                                scrubbing
                                        .change(found.id(), change)
                                        .map(
                                                settings ->
                                                        SettingsJson.of(
                                                                found.id(),
                                                                found.slug(),
                                                                settings)));
    }

    private static ProjectScrubbing.Change change(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) throw Refused.invalid("The body is no JSON object.");
        body.fieldNames().forEachRemaining(ProjectSettingsResource::requireKnown);
        return new ProjectScrubbing.Change(
                flag(body, "dataScrubber"),
                flag(body, "dataScrubberDefaults"),
                flag(body, "scrubIPAddresses"),
                texts(body, "sensitiveFields"),
                texts(body, "safeFields"));
    }

    private static void requireKnown(String name) {
        if (!KNOWN.contains(name)) throw Refused.invalid(name + ": cannot be changed");
    }

    private static @Nullable Boolean flag(JsonNode body, String name) {
        var value = body.get(name);
        if (value == null) return null;
        if (!value.isBoolean()) throw Refused.invalid(name + ": true or false");
        return value.booleanValue();
    }

    private static @Nullable List<String> texts(JsonNode body, String name) {
        var value = body.get(name);
        if (value == null) return null;
        var texts = new ArrayList<String>();
        for (var text : value) {
            if (!text.isTextual()) throw Refused.invalid(name + ": a list of texts");
            texts.add(text.textValue());
        }
        if (!value.isArray()) throw Refused.invalid(name + ": a list of texts");
        return texts;
    }
}
