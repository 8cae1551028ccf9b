package org.careidentity.authenticators.registry.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.OverseenRegistration;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.Usage;

/**
 * A row of {@code CARE_IDENTITY_AUTHENTICATOR}. Times are seconds since 1970. The entity has a name of its own, since entity names share one
 * space with Keycloak's.
 */
@Entity(name = "CareIdentityAuthenticator")
@Table(name = "CARE_IDENTITY_AUTHENTICATOR")
public class AuthenticatorRow {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId;

    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "METHOD", nullable = false, length = 64)
    String method;

    @Column(name = "CREDENTIAL_ID", nullable = false)
    String credentialId;

    @Column(name = "KEY_HASH", nullable = false, length = 64)
    String keyHash;

    @Column(name = "MODEL", nullable = false)
    String model;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATUS", nullable = false, length = 16)
    AuthenticatorStatus status;

    @Column(name = "FAILURES", nullable = false)
    int failures;

    @Column(name = "REGISTERED_BY", nullable = false)
    String registeredBy;

    @Column(name = "EXPIRES_AT")
    Long expiresAt;

    @Column(name = "LAST_USED")
    Long lastUsed;

    @Column(name = "SIGN_COUNT", nullable = false)
    long signCount;

    @Column(name = "BACKED_UP", nullable = false)
    boolean backedUp;

    @Column(name = "LOCAL_CREDENTIAL_ID", length = 36)
    String localCredentialId;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "VERSION", nullable = false)
    long version;

    @Column(name = "AWAITS_CONFIRMATION", nullable = false)
    boolean awaitsConfirmation;

    @Column(name = "STATUS_REASON")
    String statusReason;

    @Column(name = "CHANGED_BY")
    String changedBy;

    @Column(name = "CHANGED_AT")
    Long changedAt;

    /** For Hibernate. */
    protected AuthenticatorRow() {}

    Registration registration() {
        return new Registration(
                userId,
                method,
                credentialId,
                new AuthenticatorKey(keyHash),
                model,
                status,
                registeredBy,
                Optional.ofNullable(expiresAt).map(Instant::ofEpochSecond),
                new Usage(signCount, backedUp, Optional.ofNullable(lastUsed).map(Instant::ofEpochSecond)));
    }

    OverseenRegistration overseen() {
        return new OverseenRegistration(
                registration(),
                new Oversight(
                        version,
                        awaitsConfirmation,
                        Optional.ofNullable(statusReason),
                        Optional.ofNullable(changedBy),
                        Optional.ofNullable(changedAt).map(Instant::ofEpochSecond)));
    }
}
