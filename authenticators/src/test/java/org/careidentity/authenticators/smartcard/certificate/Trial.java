package org.careidentity.authenticators.smartcard.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;

/** Checks cards by rules of which a test changes one. */
final class Trial {

    /** Shared, since RSA keys are dear to make. */
    static final CardPki PKI = CardPki.create();

    static final RevocationCheck NOBODY_REVOKED = (path, now) -> {};

    List<X509Certificate> anchors = List.of(PKI.root().certificate());
    List<X509Certificate> intermediates = List.of(PKI.issuer().certificate());
    int leastRsaBits = CardRules.RSA_BITS;
    boolean extendedKeyUsageOptional;
    Set<String> policies = Set.of(CardPki.AUTHENTICATION);
    Pattern identity = CardRules.NHS_UUID;
    Instant now = Instant.now();

    static Trial of(Consumer<Trial> change) {
        Trial trial = new Trial();
        change.accept(trial);
        return trial;
    }

    static Trial by(CardPki pki) {
        return of(trial -> {
            trial.anchors = List.of(pki.root().certificate());
            trial.intermediates = List.of(pki.issuer().certificate());
        });
    }

    CardChecks checks() {
        return new CardChecks(
                new CardRules(anchors, intermediates, leastRsaBits, extendedKeyUsageOptional, policies, identity));
    }

    /** The person of a card, or the reason code of its refusal. */
    String check(Consumer<CertificateParts> change) {
        return check(PKI.card(change).certificate());
    }

    String check(X509Certificate certificate) {
        try {
            return checks().check(certificate, now, NOBODY_REVOKED).identity();
        } catch (CardRefusedException e) {
            return e.reason().code();
        }
    }

    /** A card's certificate as it is sent: the JDK reads less than what is refused here. */
    static byte[] der(Consumer<CertificateParts> change) {
        return (byte[]) PKI.issuer().issue(PKI.parts(change)).get(0);
    }

    /** As {@link #check}, by the usual rules. */
    static String refusalOf(byte[] der) {
        try {
            return new Trial()
                    .checks()
                    .check(der, Instant.now(), NOBODY_REVOKED)
                    .identity();
        } catch (CardRefusedException e) {
            return e.reason().code();
        }
    }

    static PublicKey rsa(int bits) {
        return key("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    static PublicKey onCurve(String name) {
        return key("EC", new ECGenParameterSpec(name));
    }

    private static PublicKey key(String kind, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, BouncyCastle.PROVIDER);
            generator.initialize(parameters);
            KeyPair keys = generator.generateKeyPair();
            return keys.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
