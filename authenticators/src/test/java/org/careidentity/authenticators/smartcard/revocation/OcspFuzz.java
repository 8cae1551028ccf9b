package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.OcspParts;

/** Any bytes as an answer of a responder, and as what is signed in one whose signature holds. */
public final class OcspFuzz {

    private static final RevocationPki PKI = new RevocationPki(RevocationPki.nothing());
    private static final X509Certificate CARD = PKI.card(7, RevocationPki.nothing());
    private static final Question QUESTION = question();
    private static final OcspRequest REQUEST = request();

    private OcspFuzz() {}

    /** What the fuzzer begins with: answers of the authority itself, and of somebody with its certificate. */
    public static List<byte[]> seeds() {
        try {
            OcspParts answers = new OcspParts(PKI.authority);
            byte[] own = answers.answer(REQUEST.encoded());
            byte[] signed = OcspParts.signed(own);
            KeyPair key = KeyAlgorithm.ES256.generate();
            answers.signedBy(key, RevocationPki.signer(PKI.authority, key, RevocationPki.nothing()));
            return List.of(own, signed, answers.answer(REQUEST.encoded()), OcspParts.failure(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        seeds().forEach(OcspFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        read(bytes);
        read(new OcspParts(PKI.authority).around(bytes));
    }

    private static void read(byte[] bytes) {
        try {
            OcspAnswer.read(bytes, REQUEST, QUESTION, false);
        } catch (NoAnswerException refused) {
            // declared
        }
    }

    private static Question question() {
        try {
            return new Question(CARD, PKI.authority.certificate(), CertificateAddresses.of(CARD), Instant.now());
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OcspRequest request() {
        try {
            return OcspRequest.of(question());
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e);
        }
    }
}
