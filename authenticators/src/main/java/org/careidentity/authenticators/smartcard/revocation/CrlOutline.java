package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * Where the parts of a list are, and its small parts (RFC 5280 section 5.1). Nothing of it is verified yet.
 *
 * @param signed where what is signed begins, and
 * @param signedEnd ends
 * @param algorithm the same inside and outside of what is signed
 * @param nextUpdate always there (RFC 5280 section 5.1.2.5)
 * @param entries where the content of the entries begins, and
 * @param entriesEnd ends
 * @param extensible whether it is of version 2, which alone may have extensions
 * @param extensions as DER; null without any
 */
record CrlOutline(
        long signed,
        long signedEnd,
        AlgorithmIdentifier algorithm,
        X500Principal issuer,
        Instant thisUpdate,
        Instant nextUpdate,
        long entries,
        long entriesEnd,
        boolean extensible,
        byte[] extensions,
        byte[] signature) {

    private static final int VERSION_2 = 1;

    /** Reads it. Throws {@link MalformedException}, or what BouncyCastle throws. */
    static CrlOutline read(CrlBytes bytes) throws IOException {
        CrlCursor cursor = new CrlCursor(bytes);
        long size = bytes.size();
        long end = cursor.open(Der.SEQUENCE, size);
        if (end != size) {
            throw new MalformedException("bytes follow the list");
        }
        long signed = cursor.position;
        long signedEnd = cursor.open(Der.SEQUENCE, end);
        boolean extensible = version2(cursor, signedEnd);
        byte[] algorithm = cursor.item(Der.SEQUENCE, signedEnd);
        X500Principal issuer = new X500Principal(cursor.item(Der.SEQUENCE, signedEnd));
        Instant thisUpdate = time(cursor, signedEnd);
        Instant nextUpdate = time(cursor, signedEnd);
        boolean some = cursor.peek(signedEnd) == Der.SEQUENCE;
        long entriesEnd = some ? cursor.open(Der.SEQUENCE, signedEnd) : cursor.position;
        long entries = cursor.position;
        cursor.position = entriesEnd;
        byte[] extensions = extensions(cursor, signedEnd, extensible);
        if (!Arrays.equals(algorithm, cursor.item(Der.SEQUENCE, end))) {
            throw new MalformedException("another signature algorithm inside than outside");
        }
        byte[] signature = signature(cursor, end);
        return new CrlOutline(
                signed,
                signedEnd,
                AlgorithmIdentifier.getInstance(algorithm),
                issuer,
                thisUpdate,
                nextUpdate,
                entries,
                entriesEnd,
                extensible,
                extensions,
                signature);
    }

    private static boolean version2(CrlCursor cursor, long limit) throws IOException {
        if (cursor.peek(limit) != Der.INTEGER) {
            return false;
        }
        if (cursor.open(Der.INTEGER, limit) != cursor.position + 1 || cursor.next() != VERSION_2) {
            throw new MalformedException("a list of an unknown version");
        }
        return true;
    }

    private static Instant time(CrlCursor cursor, long limit) throws IOException {
        int tag = cursor.peek(limit) == CrlCursor.UTC_TIME ? CrlCursor.UTC_TIME : CrlCursor.GENERALIZED_TIME;
        return Time.getInstance(ASN1Primitive.fromByteArray(cursor.item(tag, limit)))
                .getDate()
                .toInstant();
    }

    private static byte[] extensions(CrlCursor cursor, long signedEnd, boolean extensible) throws IOException {
        if (cursor.position == signedEnd) {
            return null;
        }
        if (!extensible) {
            throw new MalformedException("a list of version 1 has extensions");
        }
        if (cursor.open(CrlCursor.EXTENSIONS, signedEnd) != signedEnd) {
            throw new MalformedException("bytes follow the extensions");
        }
        byte[] extensions = cursor.item(Der.SEQUENCE, signedEnd);
        if (cursor.position != signedEnd) {
            throw new MalformedException("bytes follow the extensions");
        }
        return extensions;
    }

    private static byte[] signature(CrlCursor cursor, long end) throws IOException {
        if (cursor.open(CrlCursor.BIT_STRING, end) != end || cursor.peek(end) != 0) {
            throw new MalformedException("a signature that is no whole number of bytes, or bytes behind it");
        }
        cursor.next();
        return cursor.bytesUntil(end);
    }
}
