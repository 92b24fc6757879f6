package dev.mayday.issues.access;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "membership")
class MembershipEntity {

    @EmbeddedId Key key = new Key(0, 0);

    String role = "";

    @Embeddable
    record Key(long organizationId, long accountId) {}
}
