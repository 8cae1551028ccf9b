package org.careidentity.authenticators.fido.ceremony;

import java.util.Optional;

/**
 * The authenticator is of the kind that the options demanded (WebAuthn Level 3 section 5.4.4): at the demanded place, and with
 * a discoverable credential. Both are the browser's word, which this can hold it to and not prove (CVE-2026-8830).
 */
final class SelectionRule {

    private SelectionRule() {}

    static void check(Answer answer, CeremonyOptions options) throws CeremonyRefusedException {
        Optional<String> demanded = options.attachment();
        if (demanded.isPresent() && !demanded.equals(answer.attachment())) {
            throw new CeremonyRefusedException("care_identity_attachment");
        }
        if (options.demandsDiscoverable() && answer.discoverable().equals(Optional.of(false))) {
            throw new CeremonyRefusedException("care_identity_credential_not_discoverable");
        }
    }
}
