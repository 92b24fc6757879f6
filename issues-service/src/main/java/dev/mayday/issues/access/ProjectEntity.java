package dev.mayday.issues.access;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the digest writes of a project (the counter of short ids, the first event) is no field
/// here, so
/// that an edit cannot write an old value back.
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long organizationId;
    String slug = "";
    String name = "";
    @Nullable String platform;
    boolean active = true;
    Instant createdAt = Instant.EPOCH;
}
