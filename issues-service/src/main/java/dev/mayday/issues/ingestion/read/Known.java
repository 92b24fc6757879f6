package dev.mayday.issues.ingestion.read;

import dev.mayday.issues.scrub.Scrubber;
import dev.mayday.wire.SpooledEnvelope;
import java.util.Map;

/// The projects and keys that the records of one batch speak of.
public record Known(Map<Long, Project> projects, Map<String, Key> keys) {

    public Known {
        projects = Map.copyOf(projects);
        keys = Map.copyOf(keys);
    }

    /// @param organization slug
    /// @param scrubber by the settings of the project
    public record Project(
            long id,
            String slug,
            String name,
            String organization,
            boolean active,
            Scrubber scrubber) {}

    /// @param active neither disabled nor revoked
    public record Key(long projectId, boolean active) {}

    /// To whom a record belongs.
    sealed interface Owner {

        record Accepted(Outcome.Source source) implements Owner {}

        /// Nothing of it is stored.
        ///
        /// @param reason of the outcome `invalid`
        record Refused(Outcome.Source source, String reason) implements Owner {}
    }

    /// @param id of a project that a record was accepted for
    public Project project(long id) {
        var project = projects.get(id);
        if (project == null) throw new IllegalStateException("no such project: " + id);
        return project;
    }

    /// How events of a project are scrubbed.
    public Scrubber scrubber(long id) {
        return project(id).scrubber();
    }

    /// What ingest has checked is believed, as long as the project is there. What it could not
    /// check is checked now.
    Owner ownerOf(SpooledEnvelope record) {
        boolean checked = record.verified() && record.projectId() != 0;
        return checked ? ownerOfChecked(record) : ownerByKey(record);
    }

    private Owner ownerOfChecked(SpooledEnvelope record) {
        return projects.containsKey(record.projectId())
                ? new Owner.Accepted(source(record.projectId(), record))
                : unattributed(record);
    }

    private Owner ownerByKey(SpooledEnvelope record) {
        var key = keys.get(record.publicKey());
        if (key == null) return unattributed(record);
        boolean otherProject = record.projectId() != 0 && record.projectId() != key.projectId();
        var project = projects.get(key.projectId());
        if (otherProject || project == null) return unattributed(record);
        var source = source(key.projectId(), record);
        if (!key.active()) return new Owner.Refused(source, "key_disabled");
        if (!project.active()) return new Owner.Refused(source, "project_disabled");
        return new Owner.Accepted(source);
    }

    /// Strangers get no row of their own in the ledger.
    private static Owner unattributed(SpooledEnvelope record) {
        return new Owner.Refused(new Outcome.Source(0, "", record.received()), "project_id");
    }

    private static Outcome.Source source(long projectId, SpooledEnvelope record) {
        return new Outcome.Source(projectId, record.publicKey(), record.received());
    }
}
