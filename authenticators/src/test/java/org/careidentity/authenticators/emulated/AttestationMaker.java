package org.careidentity.authenticators.emulated;

import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes attestation statements of one format (WebAuthn Level 3 section 8). */
@FunctionalInterface
public interface AttestationMaker {

    /** No attestation (section 8.7). */
    AttestationMaker NONE = made -> new Statement("none", new LinkedHashMap<>());

    /** Attests a credential that was made. */
    Statement attest(Made made);

    /**
     * What an authenticator has made.
     *
     * @param authenticatorData what is signed first
     * @param clientDataHash what is signed after it
     * @param aaguid the model
     * @param credentialId the new credential's id
     * @param key the new credential's key
     * @param algorithm of that key
     */
    record Made(
            byte[] authenticatorData,
            byte[] clientDataHash,
            UUID aaguid,
            byte[] credentialId,
            KeyPair key,
            KeyAlgorithm algorithm) {

        byte[] signed() {
            return Bytes.join(authenticatorData, clientDataHash);
        }

        byte[] rpIdHash() {
            return java.util.Arrays.copyOf(authenticatorData, 32);
        }
    }

    /**
     * An attestation statement.
     *
     * @param format its identifier
     * @param members as they go into CBOR, in this order
     */
    record Statement(String format, Map<Object, Object> members) {}
}
