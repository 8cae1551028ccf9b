package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The index of a list of any size: eight bytes an entry.
 *
 * <p>A serial whose hash is not there is not in the list, for certain. One whose hash is there is looked for in the bytes
 * themselves, whose signature is verified again for this: 64 bits collide once in 10^13 questions of a list of a million,
 * and whoever could change the file could not take an entry out.
 */
final class CrlIndex {

    private static final int SLICE = 1 << 16;
    private static final int CRL_SIGN = 6;
    private static final int MOST_CONFIRMED = 10_000;

    private final CrlBytes bytes;
    private final CrlOutline outline;
    private final CrlExtensions extensions;
    private final X509Certificate issuer;
    private final SerialHash hash = new SerialHash();
    private final long[] hashes;
    private final Map<BigInteger, OptionalInt> confirmed = new ConcurrentHashMap<>();

    private CrlIndex(CrlBytes bytes, CrlOutline outline, CrlExtensions extensions, X509Certificate issuer)
            throws IOException {
        this.bytes = bytes;
        this.outline = outline;
        this.extensions = extensions;
        this.issuer = issuer;
        this.hashes = hashes();
    }

    /**
     * Reads a list. No entry is read before the signature is verified.
     *
     * @param bytes the list's from now on
     * @param issuer whose key must have signed it: of a trusted path
     * @throws NoAnswerException for whatever cannot be read or believed
     */
    static CrlIndex load(CrlBytes bytes, X509Certificate issuer) throws NoAnswerException {
        try {
            CrlOutline outline = CrlOutline.read(bytes);
            if (!outline.issuer().equals(issuer.getSubjectX500Principal())) {
                throw new NoAnswerException("the list is of another issuer");
            }
            boolean[] usage = issuer.getKeyUsage();
            if (usage != null && !usage[CRL_SIGN]) {
                throw new NoAnswerException("the issuer's certificate does not allow it to sign lists");
            }
            if (!verified(bytes, outline, issuer)) {
                throw new NoAnswerException("the signature of the list is wrong");
            }
            CrlExtensions extensions = CrlExtensions.read(outline.extensions());
            requireKey(extensions.keyIdentifier(), issuer);
            return new CrlIndex(bytes, outline, extensions, issuer);
        } catch (IOException | RuntimeException e) {
            throw new NoAnswerException("the list cannot be read: " + e, e);
        }
    }

    CrlOutline outline() {
        return outline;
    }

    CrlExtensions extensions() {
        return extensions;
    }

    int size() {
        return hashes.length;
    }

    /** The reason code of a serial; empty when it is not in the list. When the list cannot be read any more, it is. */
    OptionalInt find(BigInteger serial) {
        byte[] number = serial.toByteArray();
        SipHash sip = hash.begin();
        sip.update(number, 0, number.length);
        if (Arrays.binarySearch(hashes, sip.doFinal()) < 0) {
            return OptionalInt.empty();
        }
        OptionalInt known = confirmed.get(serial);
        if (known != null) {
            return known;
        }
        try {
            OptionalInt found = confirm(number);
            if (confirmed.size() < MOST_CONFIRMED) {
                confirmed.put(serial, found);
            }
            return found;
        } catch (IOException | NoAnswerException | RuntimeException e) {
            return OptionalInt.of(CrlEntries.UNSPECIFIED);
        }
    }

    private OptionalInt confirm(byte[] number) throws IOException, NoAnswerException {
        if (!verified(bytes, outline, issuer)) {
            throw new NoAnswerException("the list has changed");
        }
        CrlEntries entries = new CrlEntries(bytes, outline);
        while (entries.next()) {
            if (Arrays.equals(entries.serial, 0, entries.length, number, 0, number.length)) {
                return OptionalInt.of(entries.reason);
            }
        }
        return OptionalInt.empty();
    }

    void close() throws IOException {
        bytes.close();
    }

    private long[] hashes() throws IOException {
        int count = 0;
        CrlEntries entries = new CrlEntries(bytes, outline);
        while (entries.next()) {
            count++;
        }
        long[] all = new long[count];
        SipHash sip = hash.begin();
        entries = new CrlEntries(bytes, outline);
        for (int i = 0; i < count && entries.next(); i++) {
            sip.update(entries.serial, 0, entries.length);
            all[i] = sip.doFinal();
        }
        Arrays.sort(all);
        return all;
    }

    private static boolean verified(CrlBytes bytes, CrlOutline outline, X509Certificate issuer)
            throws IOException, NoAnswerException {
        try {
            ContentVerifier verifier = SignatureRules.verifier(issuer.getPublicKey(), outline.algorithm())
                    .get(outline.algorithm());
            try (OutputStream out = verifier.getOutputStream()) {
                ByteBuffer slice = ByteBuffer.allocate(SLICE);
                for (long at = outline.signed(); at < outline.signedEnd(); at += slice.position()) {
                    slice.clear().limit((int) Math.min(SLICE, outline.signedEnd() - at));
                    if (bytes.read(slice, at) <= 0) {
                        return false;
                    }
                    out.write(slice.array(), 0, slice.position());
                }
            }
            return verifier.verify(outline.signature());
        } catch (OperatorCreationException e) {
            throw new NoAnswerException("the signature of the list cannot be verified: " + e.getMessage(), e);
        }
    }

    private static void requireKey(byte[] identifier, X509Certificate issuer) throws IOException, NoAnswerException {
        byte[] extension = issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (identifier != null && extension != null) {
            var own = SubjectKeyIdentifier.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            if (!Arrays.equals(own.getKeyIdentifier(), identifier)) {
                throw new NoAnswerException("the list is signed by another key of its issuer");
            }
        }
    }
}
