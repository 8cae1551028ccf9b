package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Any bytes as a card's certificate, checked by each rule as if those before it had held, and as a subject's name. */
public final class CardCertificateFuzz {

    private static final CardChecks CHECKS = new Trial().checks();
    private static final Instant NOW = Instant.now();

    private interface Rule {

        void check() throws CardRefusedException;
    }

    private CardCertificateFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        declared(() -> CHECKS.check(bytes, NOW, Trial.NOBODY_REVOKED));
        declared(() -> IdentityRule.read(bytes, CardRules.NHS_UUID));
        declared(() -> each(CardShape.read(bytes)));
    }

    private static void each(X509Certificate certificate) {
        CardPath path = new CardPath(List.of(certificate), Trial.PKI.root().certificate());
        declared(() -> KeyUsageRule.check(certificate));
        declared(() -> ExtendedKeyUsageRule.check(certificate, true));
        declared(() -> KeyStrengthRule.check(path, CardRules.RSA_BITS));
        declared(() -> PolicyRule.check(new PathRule.Found(path, false), new Trial().policies));
        declared(() -> IdentityRule.of(certificate, CardRules.NHS_UUID));
    }

    private static void declared(Rule rule) {
        try {
            rule.check();
        } catch (CardRefusedException refused) {
            // declared
        }
    }
}
