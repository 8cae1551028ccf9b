package org.careidentity.registration.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.careidentity.registration.store.JobLine;

/** A row of {@code CARE_IDENTITY_JOB_LINE}. */
@Entity(name = "CareIdentityJobLine")
@Table(name = "CARE_IDENTITY_JOB_LINE")
@IdClass(JobLineRow.Key.class)
public class JobLineRow {

    @Id
    @Column(name = "JOB_ID", length = 36)
    String jobId;

    @Id
    @Column(name = "LINE_NUMBER")
    int number;

    @Column(name = "OPERATION")
    String operation;

    @Column(name = "UUID")
    String uuid;

    @Column(name = "METHOD")
    String method;

    @Column(name = "AUTHENTICATOR")
    String authenticator;

    @Column(name = "SEEN_VERSION", nullable = false)
    long version;

    @Column(name = "REASON")
    String reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "OUTCOME", nullable = false, length = 16)
    JobLine.Outcome outcome;

    @Column(name = "DETAIL")
    String detail;

    /** For Hibernate. */
    protected JobLineRow() {}

    static JobLineRow of(String job, JobLine line) {
        JobLineRow row = new JobLineRow();
        row.jobId = job;
        row.number = line.number();
        row.operation = Texts.stored(line.operation());
        row.uuid = Texts.stored(line.uuid());
        row.method = Texts.stored(line.method());
        row.authenticator = Texts.stored(line.authenticator());
        row.version = line.version();
        row.reason = Texts.stored(line.reason());
        row.outcome = line.outcome();
        row.detail = Texts.stored(line.detail());
        return row;
    }

    JobLine line() {
        return new JobLine(
                number,
                Texts.read(operation),
                Texts.read(uuid),
                Texts.read(method),
                Texts.read(authenticator),
                version,
                Texts.read(reason),
                outcome,
                Texts.read(detail));
    }

    /** What tells lines apart. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String jobId;
        int number;

        /** For Hibernate. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.number == number && Objects.equals(key.jobId, jobId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(jobId, number);
        }
    }
}
