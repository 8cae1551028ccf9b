package org.careidentity.authenticators.smartcard.header;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a proxy says whether it verified a certificate. Without that a certificate proves nothing: anybody can send the
 * certificate of another, which is public (Keycloak's issue 17059, CVE-2024-10039).
 */
enum Verification {

    /** {@code SUCCESS}, {@code NONE}, or {@code FAILED:} and why. */
    WORDS {
        @Override
        Optional<HeaderOutcome> outcome(String said, boolean certificate) throws HeaderRefusedException {
            Matcher failed = FAILED.matcher(said);
            if (failed.matches()) {
                return Optional.of(new HeaderOutcome.RefusedByProxy(VerifyCodes.text(failed.group(1))));
            }
            return verified(said, "SUCCESS", certificate);
        }
    },

    /** OpenSSL's result code, {@code 0} where all is well; {@code NONE} without a certificate, for which it is 0 too. */
    CODES {
        @Override
        Optional<HeaderOutcome> outcome(String said, boolean certificate) throws HeaderRefusedException {
            if (CODE.matcher(said).matches()) {
                return Optional.of(new HeaderOutcome.RefusedByProxy(VerifyCodes.text(said)));
            }
            return verified(said, "0", certificate);
        }
    },

    /**
     * {@code SUCCESS} always, which the administrator writes into a proxy that lets no certificate pass that it did not
     * verify.
     */
    FIXED {
        @Override
        Optional<HeaderOutcome> outcome(String said, boolean certificate) throws HeaderRefusedException {
            return said.equals("SUCCESS") && !certificate
                    ? Optional.of(new HeaderOutcome.None())
                    : verified(said, "SUCCESS", certificate);
        }
    };

    private static final Pattern FAILED = Pattern.compile("FAILED:([ -~]{1,200})");
    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{0,4}");

    /**
     * What comes of it, without a look at the certificate; empty when the proxy verified it.
     *
     * @param said the header's value
     * @param certificate whether there is one in its header
     */
    abstract Optional<HeaderOutcome> outcome(String said, boolean certificate) throws HeaderRefusedException;

    private static Optional<HeaderOutcome> verified(String said, String yes, boolean certificate)
            throws HeaderRefusedException {
        if (said.equals(yes) && certificate) {
            return Optional.empty();
        }
        if (said.equals("NONE") && !certificate) {
            return Optional.of(new HeaderOutcome.None());
        }
        if (said.equals(yes) || said.equals("NONE")) {
            throw new HeaderRefusedException(
                    HeaderRefusedException.CONTRADICTION,
                    "the proxy says " + said
                            + (certificate ? " and sends a certificate" : " and sends no certificate"));
        }
        throw new HeaderRefusedException(
                HeaderRefusedException.VERIFICATION, "the proxy does not say whether it verified the certificate");
    }
}
