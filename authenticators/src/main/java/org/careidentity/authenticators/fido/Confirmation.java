package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.model.AssuranceLevel;

/**
 * What an authenticator is worth before its issuer has confirmed it: whoever had the link and its passphrase is known by these
 * alone, so that it reaches AAL2 at most (NIST SP 800-63B-4 sections 3.2.2 and 4.1; CVE-2026-37982).
 */
final class Confirmation {

    private Confirmation() {}

    static AssuranceLevel atMost(FidoCredential credential, AssuranceLevel level) {
        return credential.awaitsConfirmation() && level.reaches(AssuranceLevel.AAL2) ? AssuranceLevel.AAL2 : level;
    }
}
