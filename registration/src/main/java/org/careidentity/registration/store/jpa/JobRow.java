package org.careidentity.registration.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.registration.store.Job;
import org.keycloak.models.RealmModel;

/** A row of {@code CARE_IDENTITY_JOB}. Times are seconds since 1970. */
@Entity(name = "CareIdentityJob")
@Table(name = "CARE_IDENTITY_JOB")
public class JobRow {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId;

    @Column(name = "ORGANISATION", length = 12)
    String organisation;

    @Column(name = "ASKED_BY", nullable = false)
    String askedBy;

    @Column(name = "NEEDS_APPROVAL", nullable = false)
    boolean needsApproval;

    @Column(name = "APPROVED_BY")
    String approvedBy;

    @Column(name = "LINE_COUNT", nullable = false)
    int lines;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    /** For Hibernate. */
    protected JobRow() {}

    static JobRow of(RealmModel realm, Job job) {
        JobRow row = new JobRow();
        row.id = job.id();
        row.realmId = realm.getId();
        row.organisation = Texts.stored(job.organisation());
        row.askedBy = job.askedBy();
        row.needsApproval = job.needsApproval();
        row.approvedBy = job.approvedBy().orElse(null);
        row.lines = job.lines();
        row.createdAt = job.created().getEpochSecond();
        return row;
    }

    Job job() {
        return new Job(
                id,
                Texts.read(organisation),
                askedBy,
                needsApproval,
                Optional.ofNullable(approvedBy),
                lines,
                Instant.ofEpochSecond(createdAt));
    }
}
