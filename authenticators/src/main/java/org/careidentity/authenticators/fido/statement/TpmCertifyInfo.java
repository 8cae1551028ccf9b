package org.careidentity.authenticators.fido.statement;

import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * What a TPM says of a key that it holds: TPMS_ATTEST with TPMS_CERTIFY_INFO (TPM 2.0 Library Part 2 sections 10.12.12 and
 * 10.12.3).
 *
 * @param magic proves that the TPM made the structure, where it is 0xFF544347
 * @param type which kind of statement it is
 * @param extraData what the caller gave to be signed along
 * @param name of the key that is certified: a hash algorithm, then the hash
 */
record TpmCertifyInfo(long magic, int type, byte[] extraData, byte[] name) {

    private static final int CLOCK_INFO_BYTES = 17;
    private static final int FIRMWARE_VERSION_BYTES = 8;

    /** Reads it, or throws {@link MalformedException}. */
    static TpmCertifyInfo read(byte[] bytes) {
        TpmReader reader = new TpmReader(bytes);
        long magic = reader.uint32();
        int type = reader.uint16();
        reader.sized(); // qualified signer
        byte[] extraData = reader.sized();
        reader.take(CLOCK_INFO_BYTES);
        reader.take(FIRMWARE_VERSION_BYTES);
        byte[] name = reader.sized();
        reader.sized(); // qualified name
        reader.end();
        return new TpmCertifyInfo(magic, type, extraData, name);
    }
}
