package org.careidentity.authenticators.fido.statement;

import org.careidentity.authenticators.fido.wire.MalformedException;

/** Any bytes as the structures of a TPM. */
public final class TpmStructuresFuzz {

    private TpmStructuresFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            TpmPublicArea.read(bytes);
        } catch (MalformedException refused) {
            // declared
        }
        try {
            TpmCertifyInfo.read(bytes);
        } catch (MalformedException refused) {
            // declared
        }
    }
}
