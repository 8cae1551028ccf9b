package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** Goes through the entries of a list (RFC 5280 section 5.3), with no object for any of them. */
final class CrlEntries {

    /** Of reason codes: none was said. */
    static final int UNSPECIFIED = 0;

    private static final int MOST_SERIAL_BYTES = 20;
    private static final int UTC_TIME_BYTES = 13;
    private static final int GENERALIZED_TIME_BYTES = 15;
    private static final int SHORT_IDENTIFIER = 3;
    private static final int REASON_CODE = 0x551D15;
    private static final int CERTIFICATE_ISSUER = 0x551D1D;

    /** The serial of the entry, in the shortest form with a sign, and how many bytes of it count. */
    final byte[] serial = new byte[MOST_SERIAL_BYTES];

    int length;

    /** The reason of the entry. */
    int reason;

    private final CrlCursor cursor;
    private final long end;
    private final boolean extensible;

    CrlEntries(CrlBytes bytes, CrlOutline outline) {
        cursor = new CrlCursor(bytes);
        cursor.position = outline.entries();
        end = outline.entriesEnd();
        extensible = outline.extensible();
    }

    /** Goes to the next entry; false when there is none. Throws {@link MalformedException} for one that cannot be. */
    boolean next() throws IOException {
        if (cursor.position == end) {
            return false;
        }
        long entryEnd = cursor.open(Der.SEQUENCE, end);
        serial(cursor.open(Der.INTEGER, entryEnd));
        date(entryEnd);
        reason = UNSPECIFIED;
        if (cursor.position < entryEnd) {
            if (!extensible) {
                throw new MalformedException("an entry of a list of version 1 has extensions");
            }
            extensions(entryEnd);
        }
        return true;
    }

    private void serial(long serialEnd) throws IOException {
        long bytes = serialEnd - cursor.position;
        if (bytes < 1 || bytes > MOST_SERIAL_BYTES) {
            throw new MalformedException("a serial number of " + bytes + " bytes");
        }
        length = (int) bytes;
        for (int i = 0; i < length; i++) {
            serial[i] = (byte) cursor.next();
        }
        if (serial[0] < 0 || (length > 1 && serial[0] == 0 && serial[1] >= 0)) {
            throw new MalformedException("a serial number that is negative or not in its shortest form");
        }
    }

    private void date(long entryEnd) throws IOException {
        boolean utc = cursor.peek(entryEnd) == CrlCursor.UTC_TIME;
        long dateEnd = cursor.open(utc ? CrlCursor.UTC_TIME : CrlCursor.GENERALIZED_TIME, entryEnd);
        if (dateEnd - cursor.position != (utc ? UTC_TIME_BYTES : GENERALIZED_TIME_BYTES)) {
            throw new MalformedException("a revocation date that is not DER");
        }
        cursor.position = dateEnd;
    }

    private void extensions(long entryEnd) throws IOException {
        if (cursor.open(Der.SEQUENCE, entryEnd) != entryEnd) {
            throw new MalformedException("bytes follow the extensions of an entry");
        }
        while (cursor.position < entryEnd) {
            extension(cursor.open(Der.SEQUENCE, entryEnd));
        }
    }

    private void extension(long extensionEnd) throws IOException {
        int identifier = identifier(cursor.open(CrlCursor.OBJECT_IDENTIFIER, extensionEnd));
        boolean critical = false;
        if (cursor.peek(extensionEnd) == CrlCursor.BOOLEAN) {
            if (cursor.open(CrlCursor.BOOLEAN, extensionEnd) != cursor.position + 1) {
                throw new MalformedException("a truth value that is not DER");
            }
            critical = cursor.next() != 0;
        }
        // this and all entries after it would be another issuer's (RFC 5280 section 5.3.3)
        if (critical || identifier == CERTIFICATE_ISSUER) {
            throw new MalformedException("an entry with a critical extension: an indirect list");
        }
        if (cursor.open(Der.OCTET_STRING, extensionEnd) != extensionEnd) {
            throw new MalformedException("bytes follow an extension of an entry");
        }
        if (identifier == REASON_CODE) {
            if (cursor.open(Der.ENUMERATED, extensionEnd) != cursor.position + 1) {
                throw new MalformedException("a reason that is not DER");
            }
            reason = cursor.next();
            if (cursor.position != extensionEnd) {
                throw new MalformedException("bytes follow a reason");
            }
        }
        cursor.position = extensionEnd;
    }

    private int identifier(long identifierEnd) throws IOException {
        int value = 0;
        if (identifierEnd - cursor.position == SHORT_IDENTIFIER) {
            while (cursor.position < identifierEnd) {
                value = value << 8 | cursor.next();
            }
        }
        cursor.position = identifierEnd;
        return value;
    }
}
