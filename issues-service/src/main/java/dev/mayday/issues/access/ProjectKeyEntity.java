package dev.mayday.issues.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "project_key")
class ProjectKeyEntity {

    @Id String publicKey = "";

    long projectId;
    String label = "";
    String state = "active";
    Instant createdAt = Instant.EPOCH;
}
