package org.careidentity.authenticators.fido;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;

/**
 * What is stored of a WebAuthn credential (the credential record of WebAuthn Level 3 section 4). All of it is public:
 * it is Keycloak's {@code credentialData}, which account and admin consoles may read.
 *
 * @param credentialId base64url
 * @param userHandle base64url; the handle that the credential was made for
 * @param aaguid the model that the authenticator claims; proves nothing without attestation
 * @param attestedCredentialData base64url: AAGUID, credential id and COSE public key
 * @param counter the last signature counter
 * @param userVerified the UV flag at registration
 * @param backupEligible the BE flag, which never changes
 * @param backedUp the BS flag of the last use
 * @param format the attestation statement's format
 * @param transports as the browser reported them
 * @param lastUsed seconds since 1970; 0 when never
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FidoCredential(
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
        long lastUsed) {

    private static final Logger LOGGER = Logger.getLogger(FidoCredential.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what {@link #writeTo} wrote; empty, with a warning, when an import or a script left something else. */
    static Optional<FidoCredential> of(CredentialModel model) {
        try {
            FidoCredential credential = JSON.readValue(model.getCredentialData(), FidoCredential.class);
            if (credential != null && credential.credentialId() != null && credential.userHandle() != null) {
                return Optional.of(credential);
            }
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            LOGGER.debug(unreadable);
        }
        LOGGER.warnf("Credential %s of type %s can't be read and is left out", model.getId(), model.getType());
        return Optional.empty();
    }

    /** Puts this record into a stored credential; there are no secrets. */
    void writeTo(CredentialModel model) {
        try {
            model.setCredentialData(JSON.writeValueAsString(this));
            model.setSecretData("{}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This record after a login. */
    FidoCredential used(long newCounter, boolean nowBackedUp, long when) {
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
                when);
    }
}
