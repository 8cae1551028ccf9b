package org.careidentity.authenticators.devices;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;

/**
 * A device whose ceremonies are valid, and what to trust for it.
 *
 * @param name for reports
 * @param root the trust anchor of its attestation; empty when it proves no model
 */
record Specimen(String name, DeviceModel model, KeyAlgorithm algorithm, Optional<X509Certificate> root) {

    EmulatedAuthenticator make() {
        return new EmulatedAuthenticator(model, algorithm);
    }

    @Override
    public String toString() {
        return name;
    }
}
