package org.careidentity.authenticators.fido;

import java.util.List;
import org.careidentity.model.AssuranceLevel;

/**
 * What one WebAuthn login method asks of authenticators. User verification and a discoverable credential are demanded
 * of all of them: they stand for two factors and need no user name (NIST SP 800-63B-4 section 3.1.7).
 *
 * @param method the login method's id
 * @param credentialType the type of its stored credentials
 * @param algorithms COSE algorithm identifiers, in the order of preference
 * @param attestation the attestation conveyance preference
 * @param level the level that a login gives
 */
record CeremonyPolicy(
        String method, String credentialType, List<Long> algorithms, String attestation, AssuranceLevel level) {

    private static final long ES256 = -7;
    private static final long EDDSA = -8;
    private static final long RS256 = -257;

    /** Any passkey, synced or not. A synced key never gives more than AAL2 (NIST SP 800-63B-4 appendix B). */
    static final CeremonyPolicy PASSKEY = new CeremonyPolicy(
            "passkey", "care-identity-passkey", List.of(ES256, EDDSA, RS256), "none", AssuranceLevel.AAL2);
}
