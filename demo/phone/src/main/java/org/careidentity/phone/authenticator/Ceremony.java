package org.careidentity.phone.authenticator;

/**
 * What a browser and an authenticator are about to answer a ceremony with. A phone that behaves sends it as it is; a test
 * changes one part, to see that the realm refuses it.
 *
 * @param type {@code webauthn.create} or {@code webauthn.get}
 * @param challenge base64url without padding, as it stands in the client data
 * @param origin of the app
 * @param rpId whose SHA-256 the authenticator data begins with
 * @param flags of the authenticator data (WebAuthn Level 3 section 6.1)
 * @param signCount of the authenticator data; a phone has no counter and sends 0 (section 6.1.1)
 * @param key that is registered, or signs
 */
public record Ceremony(
        String type, String challenge, String origin, String rpId, int flags, int signCount, CredentialKey key) {

    /** The person is present. */
    public static final int UP = 0x01;

    /** The person is verified. */
    public static final int UV = 0x04;

    /** The authenticator data have a credential in them. */
    public static final int AT = 0x40;

    public Ceremony withType(String other) {
        return new Ceremony(other, challenge, origin, rpId, flags, signCount, key);
    }

    public Ceremony withChallenge(String other) {
        return new Ceremony(type, other, origin, rpId, flags, signCount, key);
    }

    public Ceremony withOrigin(String other) {
        return new Ceremony(type, challenge, other, rpId, flags, signCount, key);
    }

    public Ceremony withRpId(String other) {
        return new Ceremony(type, challenge, origin, other, flags, signCount, key);
    }

    public Ceremony withFlags(int other) {
        return new Ceremony(type, challenge, origin, rpId, other, signCount, key);
    }

    /** As from a phone that was touched, but not unlocked. */
    public Ceremony withoutUserVerification() {
        return withFlags(flags & ~UV);
    }

    public Ceremony withSignCount(int other) {
        return new Ceremony(type, challenge, origin, rpId, flags, other, key);
    }

    public Ceremony withKey(CredentialKey other) {
        return new Ceremony(type, challenge, origin, rpId, flags, signCount, other);
    }

    /** With a new key for an algorithm. */
    public Ceremony withAlgorithm(KeyAlgorithm algorithm) {
        return withKey(algorithm.generate());
    }
}
