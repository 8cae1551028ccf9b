package org.careidentity.authenticators.fido.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Usage;

/**
 * A credential record (WebAuthn Level 3 section 4). Bytes are base64url. The stored credential has the counter, the backup
 * state and the last use as they were when it was written; what logins change of them is in the table of authenticators.
 *
 * @param credentialId the credential's id
 * @param userHandle the handle that the credential was made for
 * @param aaguid the model that the authenticator claims; proves nothing without attestation
 * @param attestedCredentialData AAGUID, credential id and COSE public key
 * @param counter the last signature counter
 * @param userVerified the UV flag at registration
 * @param backupEligible the BE flag, which never changes
 * @param backedUp the BS flag of the last use
 * @param format the attestation statement's format
 * @param transports as the browser reported them
 * @param registeredAt seconds since 1970
 * @param registeredBy {@code self}, {@code link}, or the id of the user who registered it for the person
 * @param status what may be done with it
 * @param lastUsed seconds since 1970; 0 when never
 * @param attestationObject as the authenticator made it, so that it can be judged anew; empty in credentials of before
 * @param clientDataJson the client data that the attestation signs
 * @param awaitsConfirmation whether it was registered by a link whose issuer has not confirmed it: it reaches AAL2 at most
 */
public record FidoCredential(
        String credentialId,
        String userHandle,
        String aaguid,
        String attestedCredentialData,
        long counter,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp,
        String format,
        List<String> transports,
        long registeredAt,
        String registeredBy,
        AuthenticatorStatus status,
        long lastUsed,
        String attestationObject,
        String clientDataJson,
        boolean awaitsConfirmation) {

    /** What uses of the authenticator change, as far as this record knows. */
    public Usage usage() {
        return new Usage(
                counter,
                backedUp,
                Optional.of(lastUsed).filter(when -> when > 0).map(Instant::ofEpochSecond));
    }

    /**
     * This record with what the table knows of later uses. The higher counter counts: a row of before the table had counters
     * says 0, and then the credential has the last one.
     */
    public FidoCredential after(Usage usage) {
        return used(
                Math.max(counter, usage.counter()),
                usage.backedUp(),
                usage.last().map(Instant::getEpochSecond).orElse(lastUsed));
    }

    /** This record after a login. */
    public FidoCredential used(long newCounter, boolean nowBackedUp, long when) {
        return copy(newCounter, nowBackedUp, registeredBy, status, when, awaitsConfirmation);
    }

    /** This record with another status. */
    public FidoCredential with(AuthenticatorStatus changed) {
        return with(changed, awaitsConfirmation);
    }

    /** This record with another status, and as far as its issuer has confirmed it. */
    public FidoCredential with(AuthenticatorStatus changed, boolean awaits) {
        return copy(counter, backedUp, registeredBy, changed, lastUsed, awaits);
    }

    /** This record, registered by somebody. */
    public FidoCredential registeredBy(String whom) {
        return copy(counter, backedUp, whom, status, lastUsed, awaitsConfirmation);
    }

    private FidoCredential copy(
            long newCounter,
            boolean nowBackedUp,
            String whom,
            AuthenticatorStatus newStatus,
            long when,
            boolean awaits) {
        return new FidoCredential(
                credentialId,
                userHandle,
                aaguid,
                attestedCredentialData,
                newCounter,
                userVerified,
                backupEligible,
                nowBackedUp,
                format,
                transports,
                registeredAt,
                whom,
                newStatus,
                when,
                attestationObject,
                clientDataJson,
                awaits);
    }
}
