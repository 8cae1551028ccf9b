package org.careidentity.authenticators.devices;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;

/**
 * A device whose ceremonies are valid, and what to trust for it.
 *
 * @param name for reports
 * @param key of each credential that it makes, since making one takes long
 * @param root the trust anchor of its attestation; empty when it proves no model
 */
record Specimen(String name, DeviceModel model, KeyAlgorithm algorithm, KeyPair key, Optional<X509Certificate> root) {

    /** The attestation statement format, with which the name begins. */
    String format() {
        return name.startsWith("managed") ? "packed" : name.split(" ")[0];
    }

    EmulatedAuthenticator make() {
        return new EmulatedAuthenticator(model, algorithm, key);
    }

    @Override
    public String toString() {
        return name;
    }
}
