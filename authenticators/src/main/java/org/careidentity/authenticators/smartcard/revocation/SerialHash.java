package org.careidentity.authenticators.smartcard.revocation;

import java.security.SecureRandom;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SipHash-2-4 of serial numbers, with a key that nobody outside knows: authorities give numbers that look alike, and nobody
 * shall choose numbers that collide.
 */
final class SerialHash {

    private static final int KEY_BYTES = 16;

    private final KeyParameter key;

    SerialHash() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new KeyParameter(random);
    }

    /** For one thread. */
    SipHash begin() {
        SipHash hash = new SipHash();
        hash.init(key);
        return hash;
    }
}
