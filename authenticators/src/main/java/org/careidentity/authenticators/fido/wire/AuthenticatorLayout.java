package org.careidentity.authenticators.fido.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Authenticator data byte by byte (WebAuthn Level 3 section 6.1), each part where the flags say it is and nothing behind the
 * last. webauthn4j reads a flag for attested credential data without the data, and the last of two equal keys in the public
 * key and the extensions.
 *
 * @param rpIdHash SHA-256 of the relying party's id
 * @param attested the credential that was made; only in a registration
 */
public record AuthenticatorLayout(byte[] rpIdHash, Optional<Attested> attested) {

    private static final int HASH_BYTES = 32;
    private static final int COUNTER_BYTES = 4;
    private static final int ATTESTED = 0x40;
    private static final int EXTENSIONS = 0x80;

    /** Attested credential data (section 6.5.1), with the COSE key's members by their labels. */
    public record Attested(UUID aaguid, byte[] credentialId, Map<?, ?> key) {}

    /** Reads it, or throws {@link MalformedException}. */
    public static AuthenticatorLayout read(byte[] data) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(data);
            byte[] hash = take(bytes, HASH_BYTES);
            int flags = bytes.get();
            take(bytes, COUNTER_BYTES);
            Optional<Attested> attested = (flags & ATTESTED) == 0
                    ? Optional.empty()
                    : Optional.of(new Attested(
                            new UUID(bytes.getLong(), bytes.getLong()),
                            take(bytes, bytes.getShort() & 0xFFFF),
                            StrictCbor.nextMap(bytes)));
            if ((flags & EXTENSIONS) != 0) {
                StrictCbor.nextMap(bytes);
            }
            if (bytes.hasRemaining()) {
                throw new MalformedException("bytes follow the authenticator data");
            }
            return new AuthenticatorLayout(hash, attested);
        } catch (BufferUnderflowException e) {
            throw new MalformedException("authenticator data ends in the middle", e);
        }
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }
}
