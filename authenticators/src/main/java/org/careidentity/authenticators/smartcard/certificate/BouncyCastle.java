package org.careidentity.authenticators.smartcard.certificate;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider that reads certificates and builds paths, whatever the JVM has installed, and in which order. */
final class BouncyCastle {

    /** Shared, since it is dear to make and holds no state. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
