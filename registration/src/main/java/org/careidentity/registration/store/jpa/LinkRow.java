package org.careidentity.registration.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.LinkState;
import org.keycloak.models.RealmModel;

/** A row of {@code CARE_IDENTITY_LINK}. Times are seconds since 1970. */
@Entity(name = "CareIdentityLink")
@Table(name = "CARE_IDENTITY_LINK")
public class LinkRow {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId;

    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "METHOD", nullable = false, length = 64)
    String method;

    @Column(name = "ORGANISATION", length = 12)
    String organisation;

    @Column(name = "ISSUED_BY", nullable = false)
    String issuedBy;

    @Column(name = "REASON", nullable = false)
    String reason;

    @Column(name = "TOKEN_HASH", nullable = false, length = 64)
    String tokenHash;

    @Column(name = "PASSPHRASE_HASH", nullable = false, length = 64)
    String passphraseHash;

    @Column(name = "BROWSER_HASH", length = 64)
    String browserHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 16)
    LinkState state;

    @Column(name = "TRIES", nullable = false)
    int tries;

    @Column(name = "CREDENTIAL_ID")
    String credentialId;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;

    /** For Hibernate. */
    protected LinkRow() {}

    static LinkRow of(RealmModel realm, Link link) {
        LinkRow row = new LinkRow();
        row.id = link.id();
        row.realmId = realm.getId();
        row.userId = link.person();
        row.method = link.method();
        row.organisation = Texts.stored(link.organisation());
        row.issuedBy = link.issuer();
        row.reason = link.reason();
        row.tokenHash = link.tokenHash();
        row.passphraseHash = link.passphraseHash();
        row.browserHash = Texts.stored(link.browserHash());
        row.state = link.state();
        row.createdAt = link.created().getEpochSecond();
        row.expiresAt = link.expires().getEpochSecond();
        return row;
    }

    Link link() {
        return new Link(
                id,
                userId,
                method,
                Texts.read(organisation),
                issuedBy,
                reason,
                tokenHash,
                passphraseHash,
                Texts.read(browserHash),
                state,
                Instant.ofEpochSecond(createdAt),
                Instant.ofEpochSecond(expiresAt));
    }
}
