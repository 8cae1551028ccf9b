package org.careidentity.authenticators.fido.ceremony;

import java.util.Arrays;
import org.careidentity.authenticators.fido.credential.FidoCredential;

/**
 * The assertion is the stored credential's and, where it says whose it is, its owner's (WebAuthn Level 3 section 7.2 step 6),
 * which webauthn4j leaves to its caller (CVE-2026-46419 and CVE-2025-26788 are this step left out).
 */
final class OwnerRule {

    private OwnerRule() {}

    static void check(Ceremonies.Assertion assertion, FidoCredential stored) throws CeremonyRefusedException {
        byte[] handle = assertion.data().getUserHandle();
        if (!Arrays.equals(assertion.data().getCredentialId(), Base64Url.decode(stored.credentialId()))
                || (handle != null && !Arrays.equals(handle, Base64Url.decode(stored.userHandle())))) {
            throw new CeremonyRefusedException("care_identity_credential_of_other_person");
        }
    }
}
