package org.careidentity.registration.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.keycloak.models.RealmModel;

/** A row of {@code CARE_IDENTITY_PROPOSAL}. Times are seconds since 1970. */
@Entity(name = "CareIdentityProposal")
@Table(name = "CARE_IDENTITY_PROPOSAL")
public class ProposalRow {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId;

    @Enumerated(EnumType.STRING)
    @Column(name = "OPERATION", nullable = false, length = 16)
    Operation operation;

    @Column(name = "CHANGE_ID", nullable = false, length = 32)
    String change;

    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "WHAT", nullable = false)
    String what;

    @Column(name = "SEEN_VERSION", nullable = false)
    long version;

    @Column(name = "ORGANISATION", length = 12)
    String organisation;

    @Column(name = "REASON", nullable = false)
    String reason;

    @Column(name = "PROPOSED_BY", nullable = false)
    String proposedBy;

    @Column(name = "DECIDED_BY")
    String decidedBy;

    @Column(name = "DECISION_REASON")
    String decisionReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 16)
    Proposal.State state;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;

    /** For Hibernate. */
    protected ProposalRow() {}

    static ProposalRow of(RealmModel realm, Proposal proposal) {
        ProposalRow row = new ProposalRow();
        row.id = proposal.id();
        row.realmId = realm.getId();
        row.operation = proposal.operation();
        row.change = proposal.change();
        row.version = proposal.version();
        row.userId = proposal.person();
        row.what = proposal.what();
        row.organisation = Texts.stored(proposal.organisation());
        row.reason = proposal.reason();
        row.proposedBy = proposal.proposedBy();
        row.decidedBy = proposal.decidedBy().orElse(null);
        row.state = proposal.state();
        row.createdAt = proposal.created().getEpochSecond();
        row.expiresAt = proposal.expires().getEpochSecond();
        return row;
    }

    Proposal proposal() {
        return new Proposal(
                id,
                operation,
                change,
                userId,
                what,
                version,
                Texts.read(organisation),
                reason,
                proposedBy,
                Optional.ofNullable(decidedBy),
                Optional.ofNullable(decisionReason),
                state,
                Instant.ofEpochSecond(createdAt),
                Instant.ofEpochSecond(expiresAt));
    }
}
