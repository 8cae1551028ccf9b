package org.careidentity.authenticators.emulated;

import java.util.function.UnaryOperator;

/** What a TPM signs of a key that it holds: TPMS_ATTEST (TPM 2.0 Library Part 2 section 10.12.12). */
public final class TpmCertifyInfoParts {

    private static final long GENERATED_BY_TPM = 0xFF54_4347L;
    private static final int ATTEST_CERTIFY = 0x8017;
    private static final int NAME_BYTES = 34;

    public long magic = GENERATED_BY_TPM;
    public int type = ATTEST_CERTIFY;
    public byte[] qualifiedSigner = new byte[NAME_BYTES];
    public byte[] extraData;
    public byte[] clockInfo = new byte[17];
    public byte[] firmwareVersion = new byte[8];
    public byte[] name;
    public byte[] qualifiedName = new byte[NAME_BYTES];
    public UnaryOperator<byte[]> bytes = UnaryOperator.identity();

    TpmCertifyInfoParts() {
        // names begin with their hash algorithm
        qualifiedSigner[1] = 0x0B;
        qualifiedName[1] = 0x0B;
    }

    byte[] encode() {
        return bytes.apply(Bytes.join(
                Bytes.uint32(magic),
                Bytes.uint16(type),
                TpmPublicAreaParts.sized(qualifiedSigner),
                TpmPublicAreaParts.sized(extraData),
                clockInfo,
                firmwareVersion,
                TpmPublicAreaParts.sized(name),
                TpmPublicAreaParts.sized(qualifiedName)));
    }
}
