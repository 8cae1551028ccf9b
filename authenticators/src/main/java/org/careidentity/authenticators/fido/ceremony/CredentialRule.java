package org.careidentity.authenticators.fido.ceremony;

import java.util.Arrays;

/**
 * The credential that was made is the one that the browser names, of a length as WebAuthn has it (sections 4 and 7.1 step
 * 25), and none that the options excluded: browsers only promise that (CVE-2026-8830).
 */
final class CredentialRule {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 1023;

    private CredentialRule() {}

    static void check(byte[] named, byte[] attested, CeremonyOptions options) throws CeremonyRefusedException {
        if (!Arrays.equals(named, attested)) {
            throw new CeremonyRefusedException("care_identity_credential_id_differs");
        }
        if (attested.length < SHORTEST || attested.length > LONGEST) {
            throw new CeremonyRefusedException("care_identity_credential_id_length");
        }
        if (options.excludes(attested)) {
            throw new CeremonyRefusedException("care_identity_credential_excluded");
        }
    }
}
