package org.careidentity.authenticators.fido.statement;

import org.careidentity.authenticators.fido.wire.MalformedException;

/** Any bytes as Android's description of a key. */
public final class KeyDescriptionFuzz {

    private KeyDescriptionFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            KeyDescription description = KeyDescription.read(bytes);
            // these read the lists
            description.ofThisApplication();
            description.imported();
            description.forOtherPurposes();
            description.ofHardware();
        } catch (MalformedException refused) {
            // declared
        }
    }
}
