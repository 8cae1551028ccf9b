package org.careidentity.authenticators.fido.statement;

import org.careidentity.authenticators.fido.wire.MalformedException;

/** Any bytes as the structures of a TPM. */
public final class TpmStructuresFuzz {

    private TpmStructuresFuzz() {}

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
