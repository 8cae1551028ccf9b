package org.careidentity.e2e.server;

import java.util.List;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.e2e.support.TestServer;

/** Security keys of a maker whom the server knows, as a Registration Authority hands them out. */
final class IssuedKeys {

    private static final TestAuthority MAKER = TestAuthority.root("Maker of keys for agents");

    private IssuedKeys() {}

    /** Makes the maker known. */
    static void publish(TestServer server) {
        TestServer.metadata()
                .model(Devices.TEST_SECURITY_KEY, "A key", List.of(MAKER.certificate()), "FIDO_CERTIFIED_L2")
                .publish()
                .awaitedBy(server);
    }

    /** A new key. */
    static EmulatedAuthenticator next() {
        return new EmulatedAuthenticator(
                Devices.securityKey(Attester.of(MAKER, KeyAlgorithm.ES256)), KeyAlgorithm.ES256);
    }
}
