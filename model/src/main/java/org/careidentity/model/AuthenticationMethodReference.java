package org.careidentity.model;

import java.util.Set;

/**
 * The {@code amr} names of CIS2. They are the suffixes of CIS2's acr values; the names of RFC 8176 are not used, since
 * CIS2's clients compare these.
 */
public final class AuthenticationMethodReference {

    public static final String FIDO2 = "FIDO2";
    public static final String IOS = "IOS";
    public static final String N3_SMARTCARD = "N3_SMARTCARD";
    public static final String CIS2_SMARTCARD = "CIS2_SMARTCARD";
    public static final String TOTP = "TOTP";
    public static final String NHSMAIL = "NHSMAIL";
    public static final String USERPASS = "USERPASS";

    /** Ours: CIS2 has no push. No acr value asks for it. */
    public static final String PUSH = "PUSH";

    /** Every name that CIS2's clients have met. */
    public static final Set<String> ALL = Set.of(FIDO2, IOS, N3_SMARTCARD, CIS2_SMARTCARD, TOTP, NHSMAIL, USERPASS);

    private AuthenticationMethodReference() {}
}
