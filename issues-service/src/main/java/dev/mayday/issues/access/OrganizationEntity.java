package dev.mayday.issues.access;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "organization")
class OrganizationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    String slug = "";
    String name = "";
    Instant createdAt = Instant.EPOCH;

    Organization asRecord() {
        return new Organization(id, slug, name, createdAt);
    }
}
