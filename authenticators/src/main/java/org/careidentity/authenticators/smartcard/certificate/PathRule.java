package org.careidentity.authenticators.smartcard.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The certificate leads to an anchor of the realm, by signatures of today: collisions of SHA-1 are made for money (NIST SP
 * 800-131A Rev. 2 section 9).
 */
final class PathRule {

    private static final Pattern SIGNATURES =
            Pattern.compile("SHA(256|384|512)WITH(RSA|ECDSA|RSAANDMGF1)|ED25519|ED448", Pattern.CASE_INSENSITIVE);

    private final PathBuilder builder;
    private final Set<String> policies;

    PathRule(CardRules rules) {
        builder = new PathBuilder(rules.anchors(), rules.intermediates());
        policies = rules.policies();
    }

    /**
     * A path.
     *
     * @param forPolicy whether it is valid for an accepted policy
     */
    record Found(CardPath path, boolean forPolicy) {}

    /**
     * Finds the path; one that is valid for an accepted policy where there is one. Of a certificate that has expired, or is not
     * valid yet, the path is that of its last or first moment: the dates are judged after it.
     */
    Found find(CardCertificate card, Instant now) throws CardRefusedException {
        Instant at = within(card, now);
        Found found = policies.isEmpty() ? any(card, at) : forPolicy(card, at);
        for (X509Certificate certificate : found.path().certificates()) {
            String signature = certificate.getSigAlgName();
            if (signature == null || !SIGNATURES.matcher(signature).matches()) {
                throw new CardRefusedException(RefusalReason.PATH, "a signature by " + signature + " in its path");
            }
        }
        return found;
    }

    private Found forPolicy(CardCertificate card, Instant at) throws CardRefusedException {
        try {
            return new Found(builder.build(card.certificate(), at, PathPolicies.oneOf(policies)), true);
        } catch (GeneralSecurityException | RuntimeException none) {
            return any(card, at);
        }
    }

    private Found any(CardCertificate card, Instant at) throws CardRefusedException {
        try {
            return new Found(builder.build(card.certificate(), at, PathPolicies.ANY), policies.isEmpty());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new CardRefusedException(RefusalReason.PATH, "no path to an anchor of this realm", e);
        }
    }

    private static Instant within(CardCertificate card, Instant now) {
        Instant begun = now.isBefore(card.notBefore()) ? card.notBefore() : now;
        return begun.isAfter(card.notAfter()) ? card.notAfter() : begun;
    }
}
